import type { Updateable } from 'kysely'
import { inBlocks } from '#server/db/blocks'
import type { Database } from '#server/db/database'
import { oldestFirst } from '#server/db/oldest-first'
import { tableOfPairs } from '#server/db/pairs'
import type { ContactsTable } from '#server/db/schema'
import type { ContactKey } from './contact-keys'
import { insertContactKeys, selectContacts, type ContactRow } from './contacts.repository'

type ContactChange = Updateable<ContactsTable> & { id: string }

export async function findContactRowsByIds(db: Database, ids: string[]): Promise<ContactRow[]> {
  return await selectContacts(db).where('contacts.id', 'in', ids).where('contacts.deletedAt', 'is', null).execute()
}

/**
 * Live contacts of these names at these companies, oldest first. Hundreds may share a name, hundreds a company: two
 * indexes find those that share both, and no other row is read.
 */
export async function findContactsByNameAndCompany(db: Database, pairs: [sortName: string, companySort: string][]) {
  const rows = await db.selectFrom(tableOfPairs(pairs)).innerJoin('contacts as named', 'named.sortName', 'pair.column1')
    .innerJoin('contacts as employed', join => join.onRef('employed.id', '=', 'named.id').onRef('employed.companySort', '=', 'pair.column2'))
    .select(['named.id', 'employed.ownerId', 'named.sortName', 'employed.companySort']).$narrowType<{ companySort: string }>().distinct()
    .where('named.deletedAt', 'is', null).where('employed.deletedAt', 'is', null).execute()
  return oldestFirst(rows)
}

export async function replaceKeysOfContacts(db: Database, contactIds: string[], keys: (ContactKey & { contactId: string })[]): Promise<void> {
  await inBlocks(contactIds, async block => await db.deleteFrom('contactKeys').where('contactId', 'in', block).execute())
  await insertContactKeys(db, keys)
}

export async function updateContactsInBulk(db: Database, changes: ContactChange[]): Promise<void> {
  for (const { id, ...change } of changes) await db.updateTable('contacts').set(change).where('id', '=', id).execute()
}

export async function deleteContactRows(db: Database, ids: string[], deletedAt: string): Promise<void> {
  await db.updateTable('contacts').set(eb => ({ deletedAt, version: eb('version', '+', 1) })).where('id', 'in', ids).execute()
}
