import { changedDealsAnswerSchema } from '#shared/deals/answers'
import { bulkMoveSchema } from '#shared/deals/schema'
import { moveDeals } from '#server/domain/deals/close-deals'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Move deals to a stage',
  body: bulkMoveSchema,
  answers: { 200: changedDealsAnswerSchema },
}, async ({ db, actor, body }) => await moveDeals(db, actor, body))
