import { rateAnswerSchema } from '#shared/ai/schema'
import { rateAnswer } from '#server/domain/ai/ratings'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({
  summary: 'Rate an answer of Claude',
  details: '1 for a good one, -1 for one that is not; null takes it back.',
  body: rateAnswerSchema,
  answers: { 204: null },
}, async ({ event, db, actor, body }) => {
  await rateAnswer(db, actor, body)
  return noContent(event)
})
