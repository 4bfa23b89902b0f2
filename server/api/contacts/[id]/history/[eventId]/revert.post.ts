import { contactAnswerSchema } from '#shared/contacts/answers'
import { putBackSchema } from '#shared/history/schema'
import { putBack } from '#server/domain/history/put-back'
import { defineRoute } from '#server/http/handler'
import { eventParams } from '#server/http/params'

export default defineRoute({
  summary: 'Put a contact back to what it was',
  params: eventParams,
  body: putBackSchema,
  versioned: true,
  problems: ['cannot_put_back'],
  answers: { 200: contactAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return { contact: await putBack(db, actor, 'contact', params.id, params.eventId, body, version) }
})
