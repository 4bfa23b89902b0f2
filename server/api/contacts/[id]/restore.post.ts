import { restoreContact } from '#server/domain/contacts/contacts'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ contact: await restoreContact(db, actor, params.id) }))
