import { changedDealsAnswerSchema } from '#shared/deals/answers'
import { markLostSchema } from '#shared/deals/schema'
import { markLost } from '#server/domain/deals/close-deals'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Mark deals as lost',
  body: markLostSchema,
  answers: { 200: changedDealsAnswerSchema },
}, async ({ db, actor, body }) => await markLost(db, actor, body))
