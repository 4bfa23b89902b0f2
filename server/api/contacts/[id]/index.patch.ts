import { contactAnswerSchema } from '#shared/contacts/answers'
import { updateContactSchema } from '#shared/contacts/schema'
import { updateContact } from '#server/domain/contacts/contacts'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a contact',
  params: idParams,
  body: updateContactSchema,
  versioned: true,
  problems: ['duplicate_email'],
  answers: { 200: contactAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return { contact: await updateContact(db, actor, params.id, body, version) }
})
