import type { Contact, ExportContacts } from '#shared/contacts/schema'
import type { Database } from '#server/db/database'
import { renderCsv, type Cell } from '#server/exporters/csv'
import type { Actor } from '../actor'
import { exportRows } from '../exports/exports'
import { pageOfContacts } from './list-contacts'

/** Column names that the import knows, so that the file can come back. */
const columns: Record<string, (contact: Contact) => Cell> = {
  'First name': contact => contact.firstName,
  'Last name': contact => contact.lastName,
  'E-mail': contact => contact.emails.map(({ address }) => address).join('; '),
  'Phone': contact => contact.phones.map(({ number }) => number).join('; '),
  'Job title': contact => contact.title,
  'Company': contact => contact.companyName,
  'Status': contact => contact.status,
  'Source': contact => contact.source,
  'Owner': contact => contact.ownerName,
  'Tags': contact => contact.tags.join('; '),
  'Birthday': contact => contact.birthday,
  'Address': contact => contact.address,
  'Links': contact => contact.links.map(({ url }) => url).join('; '),
  'Follow-up days': contact => contact.followUpDays,
  'Next action': contact => contact.nextAction,
  'Next action date': contact => contact.nextActionDate,
  'Last contact': contact => contact.lastContactedAt,
  'Created': contact => contact.createdAt,
}

/** The contact list as it is filtered and sorted, as a CSV file in slices. */
export async function exportContacts(db: Database, actor: Actor, query: ExportContacts): Promise<AsyncGenerator<string>> {
  const toCells = (contact: Contact) => Object.values(columns).map(cellOf => cellOf(contact))
  const slices = await exportRows<Contact>(db, actor, { kind: 'contacts', filters: query, toCells }, async (cursor, limit) => {
    const page = await pageOfContacts(db, actor, { ...query, limit, cursor, total: false })
    return { rows: page.contacts, cursor: page.cursor }
  })
  return renderCsv(Object.keys(columns), slices)
}
