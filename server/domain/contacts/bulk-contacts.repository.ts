import type { Insertable, Updateable } from 'kysely'
import { inBlocks } from '#server/db/blocks'
import type { Database } from '#server/db/database'
import type { ContactsTable } from '#server/db/schema'
import { newId } from '../ids'
import type { ContactKey } from './contact-keys'
import { selectContacts, type ContactRow } from './contacts.repository'

type ContactChange = Updateable<ContactsTable> & { id: string }

export async function findContactRowsByIds(db: Database, ids: string[]): Promise<ContactRow[]> {
  return await selectContacts(db).where('contacts.id', 'in', ids).where('contacts.deletedAt', 'is', null).execute()
}

/** Live contacts of these sort names, oldest first. */
export async function findContactsByNames(db: Database, names: string[]) {
  return await db.selectFrom('contacts').select(['id', 'ownerId', 'sortName', 'companySort'])
    .where('sortName', 'in', names).where('deletedAt', 'is', null).orderBy('id').execute()
}

export async function insertContactRows(db: Database, rows: Insertable<ContactsTable>[]): Promise<void> {
  await inBlocks(rows, async block => await db.insertInto('contacts').values(block).execute())
}

export async function insertKeysOfContacts(db: Database, keys: (ContactKey & { contactId: string })[]): Promise<void> {
  await inBlocks(keys, async block => await db.insertInto('contactKeys').values(block.map(key => ({ id: newId(), ...key }))).execute())
}

export async function replaceKeysOfContacts(db: Database, contactIds: string[], keys: (ContactKey & { contactId: string })[]): Promise<void> {
  await inBlocks(contactIds, async block => await db.deleteFrom('contactKeys').where('contactId', 'in', block).execute())
  await insertKeysOfContacts(db, keys)
}

export async function updateContactsInBulk(db: Database, changes: ContactChange[]): Promise<void> {
  for (const { id, ...change } of changes) await db.updateTable('contacts').set(change).where('id', '=', id).execute()
}

export async function deleteContactRows(db: Database, ids: string[], deletedAt: string): Promise<void> {
  await db.updateTable('contacts').set(eb => ({ deletedAt, version: eb('version', '+', 1) })).where('id', 'in', ids).execute()
}
