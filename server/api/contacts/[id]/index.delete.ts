import { deleteContact } from '#server/domain/contacts/contacts'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ event, db, actor, params }) => {
  await deleteContact(db, actor, params.id)
  return noContent(event)
})
