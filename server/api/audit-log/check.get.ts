import { checkChainSchema } from '#shared/audit/schema'
import { checkHistory } from '#server/domain/audit/check-history'
import { anchorKey } from '#server/http/anchor-key'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: checkChainSchema }, async ({ db, actor, query }) => await checkHistory(db, actor, { from: query.from, key: anchorKey }))
