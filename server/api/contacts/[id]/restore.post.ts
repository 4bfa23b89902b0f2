import { contactAnswerSchema } from '#shared/contacts/answers'
import { restoreContact } from '#server/domain/contacts/contacts'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Take a contact out of the trash',
  params: idParams,
  answers: { 200: contactAnswerSchema },
}, async ({ db, actor, params }) => ({ contact: await restoreContact(db, actor, params.id) }))
