import { bulkMoveSchema } from '#shared/deals/schema'
import { moveDeals } from '#server/domain/deals/close-deals'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ body: bulkMoveSchema }, async ({ db, actor, body }) => await moveDeals(db, actor, body))
