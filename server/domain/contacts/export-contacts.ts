import type { Contact, ExportContacts } from '#shared/contacts/schema'
import type { Database } from '#server/db/database'
import { renderCsv, type Cell } from '#server/exporters/csv'
import type { Actor } from '../actor'
import { exportRows, type Chosen, type PageAfter } from '../exports/exports'
import { contactsOfIds, pageOfContacts } from './list-contacts'

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
  'Campaign': contact => contact.campaign,
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
  return await render(db, actor, query, async (cursor, limit) => {
    const page = await pageOfContacts(db, actor, { ...query, limit, cursor, total: false })
    return { rows: page.contacts, cursor: page.cursor }
  })
}

/** Chosen contacts, those of them that the actor sees. */
export async function exportChosenContacts(db: Database, actor: Actor, chosen: Chosen): Promise<AsyncGenerator<string>> {
  return await render(db, actor, chosen.filters, async (cursor, limit) => {
    const { ids, cursor: next } = await chosen.idsAfter(cursor, limit)
    return { rows: await contactsOfIds(db, actor, ids), cursor: next }
  })
}

async function render(db: Database, actor: Actor, filters: Record<string, unknown>, pageAfter: PageAfter<Contact>): Promise<AsyncGenerator<string>> {
  const toCells = (contact: Contact) => Object.values(columns).map(cellOf => cellOf(contact))
  return renderCsv(Object.keys(columns), await exportRows<Contact>(db, actor, { kind: 'contacts', filters, toCells }, pageAfter))
}
