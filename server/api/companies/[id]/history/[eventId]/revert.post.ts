import { companyAnswerSchema } from '#shared/companies/answers'
import { putBackSchema } from '#shared/history/schema'
import { putBack } from '#server/domain/history/put-back'
import { defineRoute } from '#server/http/handler'
import { eventParams } from '#server/http/params'

export default defineRoute({
  summary: 'Put a company back to what it was',
  params: eventParams,
  body: putBackSchema,
  versioned: true,
  problems: ['cannot_put_back'],
  answers: { 200: companyAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return { company: await putBack(db, actor, 'company', params.id, params.eventId, body, version) }
})
