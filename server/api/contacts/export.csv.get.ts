import { exportContactsSchema } from '#shared/contacts/schema'
import { exportContacts } from '#server/domain/contacts/export-contacts'
import { sendCsv } from '#server/http/csv'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: exportContactsSchema }, async ({ event, db, actor, query }) =>
  await sendCsv(event, 'contacts.csv', await exportContacts(db, actor, query)))
