import { changedDealsAnswerSchema } from '#shared/deals/answers'
import { markWonSchema } from '#shared/deals/schema'
import { markWon } from '#server/domain/deals/close-deals'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Mark deals as won',
  body: markWonSchema,
  answers: { 200: changedDealsAnswerSchema },
}, async ({ db, actor, body }) => await markWon(db, actor, body))
