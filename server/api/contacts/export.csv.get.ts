import { exportContactsSchema } from '#shared/contacts/schema'
import { exportContacts } from '#server/domain/contacts/export-contacts'
import { sendCsv } from '#server/http/csv'
import { bytes } from '#server/http/description'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Export contacts as CSV',
  query: exportContactsSchema,
  answers: { 200: bytes('text/csv') },
}, async ({ event, db, actor, query }) =>
  await sendCsv(event, 'contacts.csv', await exportContacts(db, actor, query)))
