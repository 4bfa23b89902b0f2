import { contactsAnswerSchema } from '#shared/contacts/answers'
import { listContactsSchema } from '#shared/contacts/schema'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List contacts',
  query: listContactsSchema,
  answers: { 200: contactsAnswerSchema },
}, async ({ db, actor, query }) => await listContacts(db, actor, query))
