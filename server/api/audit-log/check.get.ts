import { chainCheckAnswerSchema } from '#shared/audit/answers'
import { checkChainSchema } from '#shared/audit/schema'
import { checkHistory } from '#server/domain/audit/check-history'
import { anchorKey } from '#server/http/anchor-key'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Check that nobody has changed the history',
  query: checkChainSchema,
  answers: { 200: chainCheckAnswerSchema },
}, async ({ db, actor, query }) => await checkHistory(db, actor, { from: query.from, key: anchorKey }))
