import { cronAnswerSchema } from '#shared/installation/answers'
import { useConfig } from '#server/config'
import { runCron } from '#server/domain/installation/cron'
import { assertBearer } from '#server/http/bearer'
import { definePublicRoute } from '#server/http/handler'

export default definePublicRoute({
  summary: 'Do the work that is due',
  details: 'For a clock of the host, which shows CRON_SECRET as its bearer token.',
  problems: ['not_signed_in', 'not_found'],
  answers: { 200: cronAnswerSchema },
}, async ({ event, db }) => {
  assertBearer(event, useConfig().cronSecret)
  return await runCron(db)
})
