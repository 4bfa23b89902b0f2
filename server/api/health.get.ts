import { checkHealth } from '#server/domain/installation/health'
import { definePublicRoute } from '#server/http/handler'
import { assertServing } from '#server/http/stopping'

export default definePublicRoute({}, async ({ db }) => {
  assertServing()
  return await checkHealth(db)
})
