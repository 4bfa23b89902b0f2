import { listContactsSchema } from '#shared/contacts/schema'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: listContactsSchema }, async ({ db, actor, query }) => await listContacts(db, actor, query))
