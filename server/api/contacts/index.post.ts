import { contactAnswerSchema } from '#shared/contacts/answers'
import { createContactQuerySchema, createContactSchema } from '#shared/contacts/schema'
import { createContact } from '#server/domain/contacts/contacts'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Create a contact',
  query: createContactQuerySchema,
  body: createContactSchema,
  problems: ['duplicate_email'],
  answers: { 201: contactAnswerSchema },
}, async ({ event, db, actor, query, body }) => {
  const contact = await createContact(db, actor, body, query)
  return created(event, `/api/contacts/${contact.id}`, { contact })
})
