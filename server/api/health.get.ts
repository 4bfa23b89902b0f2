import { healthAnswerSchema } from '#shared/installation/answers'
import { checkHealth } from '#server/domain/installation/health'
import { definePublicRoute } from '#server/http/handler'
import { assertServing } from '#server/http/stopping'

export default definePublicRoute({
  summary: 'Read whether the server is alive and able to write',
  answers: { 200: healthAnswerSchema },
}, async ({ db }) => {
  assertServing()
  return await checkHealth(db)
})
