import { deleteContact } from '#server/domain/contacts/contacts'
import { deleteContactPermanently } from '#server/domain/contacts/delete-contact-permanently'
import { defineRoute, noContent } from '#server/http/handler'
import { deleteQuery, idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Put a contact into the trash, or delete it for good',
  params: idParams,
  query: deleteQuery,
  answers: { 204: null },
}, async ({ event, db, actor, params, query }) => {
  await (query.permanent ? deleteContactPermanently : deleteContact)(db, actor, params.id)
  return noContent(event)
})
