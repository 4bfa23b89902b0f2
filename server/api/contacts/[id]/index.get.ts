import { contactAnswerSchema } from '#shared/contacts/answers'
import { getContact } from '#server/domain/contacts/contacts'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a contact',
  params: idParams,
  answers: { 200: contactAnswerSchema },
}, async ({ db, actor, params }) => ({ contact: await getContact(db, actor, params.id) }))
