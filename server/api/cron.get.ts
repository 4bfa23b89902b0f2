import { runCron } from '#server/domain/installation/cron'
import { useConfig } from '#server/config'
import { assertBearer } from '#server/http/bearer'
import { definePublicRoute } from '#server/http/handler'

export default definePublicRoute({}, async ({ event, db }) => {
  assertBearer(event, useConfig().cronSecret)
  return await runCron(db)
})
