import { updateContactSchema } from '#shared/contacts/schema'
import { updateContact } from '#server/domain/contacts/contacts'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updateContactSchema }, async ({ event, db, actor, params, body }) => {
  return { contact: await updateContact(db, actor, params.id, body, expectedVersion(event)) }
})
