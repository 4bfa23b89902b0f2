import type { Expression, ExpressionBuilder, Selectable, SqlBool, Updateable } from 'kysely'
import type { Contact } from '#shared/contacts/schema'
import { healthOf } from '#shared/contacts/health'
import { contactName } from '#shared/contacts/name'
import { padded } from '#server/db/blocks'
import type { Database } from '#server/db/database'
import { oldestFirst } from '#server/db/oldest-first'
import { prepared } from '#server/db/prepared'
import { preparedInsert } from '#server/db/prepared-insert'
import type { ContactsTable, Schema } from '#server/db/schema'
import { newId } from '../ids'
import type { ContactKey } from './contact-keys'

const columns = [
  'contacts.id', 'contacts.version', 'contacts.createdAt', 'contacts.updatedAt', 'contacts.deletedAt', 'contacts.ownerId',
  'contacts.firstName', 'contacts.lastName', 'contacts.sortName', 'contacts.email', 'contacts.emails', 'contacts.phone', 'contacts.phones',
  'contacts.title', 'contacts.companyId', 'contacts.companyName', 'contacts.companySort', 'contacts.status', 'contacts.source', 'contacts.campaign',
  'contacts.birthday', 'contacts.address', 'contacts.links', 'contacts.lastContactedAt', 'contacts.followUpDays',
  'contacts.nextAction', 'contacts.nextActionDate', 'contacts.score',
] as const

export type ContactRow = Pick<Selectable<ContactsTable>, (typeof columns)[number] extends `contacts.${infer Column}` ? Column & keyof ContactsTable : never> & { ownerName: string | null }

/** Every contact with what its row shows; the caller adds conditions, order and limit. */
export function selectContacts(db: Database) {
  return db.selectFrom('contacts').leftJoin('users as owner', 'owner.id', 'contacts.ownerId').select(columns).select('owner.name as ownerName')
}

/** A row as the API answers it. */
export function toContact({ sortName: _, companySort: __, ...row }: ContactRow, tags: string[]): Contact {
  return {
    ...row,
    name: contactName(row),
    emails: JSON.parse(row.emails) as Contact['emails'],
    phones: JSON.parse(row.phones) as Contact['phones'],
    links: JSON.parse(row.links) as Contact['links'],
    health: healthOf(row.score),
    tags,
  }
}

const contactsById = prepared(['id'], (db, { id }: { id: string }) => selectContacts(db).where('contacts.id', '=', id))

export async function findContactRow(db: Database, id: string): Promise<ContactRow | undefined> {
  return (await contactsById(db, { id }))[0]
}

export const insertContacts = preparedInsert('contacts')

/** Writes if the version is still the expected one; answers whether it was. */
export async function updateContactRow(db: Database, id: string, version: number, changes: Updateable<ContactsTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('contacts').set({ ...changes, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What the server keeps up by itself: the version stays. */
export async function updateContactQuietly(db: Database, id: string, changes: Updateable<ContactsTable>): Promise<void> {
  await db.updateTable('contacts').set(changes).where('id', '=', id).execute()
}

export async function deleteContactRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('contacts').where('id', '=', id).execute()
}

const insertKeys = preparedInsert('contactKeys')

/** Makes contacts findable by these keys. */
export async function insertContactKeys(db: Database, keys: (ContactKey & { contactId: string })[]): Promise<void> {
  await insertKeys(db, keys.map(({ contactId, kind, value }) => ({ id: newId(), contactId, kind, value })))
}

export async function deleteContactKeys(db: Database, contactId: string): Promise<void> {
  await db.deleteFrom('contactKeys').where('contactId', '=', contactId).execute()
}

function contactsWithKeys(db: Database, kind: ContactKey['kind']) {
  return db.selectFrom('contactKeys as k').innerJoin('contacts as c', 'c.id', 'k.contactId')
    .select(['c.id', 'c.ownerId', 'c.sortName', 'k.value']).where('k.kind', '=', kind).where('c.deletedAt', 'is', null)
}

const contactsWithKey = prepared(['kind', 'value'], (db, { kind, value }: ContactKey & Record<string, string>) => contactsWithKeys(db, kind).where('k.value', '=', value))

/** Live contacts that hold one of these values, oldest first. */
export async function findContactsByKey(db: Database, kind: ContactKey['kind'], values: string[]): Promise<{ id: string, ownerId: string | null, sortName: string, value: string }[]> {
  if (values.length === 0) return []
  if (values.length === 1) return oldestFirst(await contactsWithKey(db, { kind, value: values[0]! }))
  return oldestFirst(await contactsWithKeys(db, kind).where('k.value', 'in', padded(values)).execute())
}

export async function setCompanyNameOfContacts(db: Database, companyId: string, changes: Pick<Updateable<ContactsTable>, 'companyId' | 'companyName' | 'companySort'>): Promise<void> {
  await db.updateTable('contacts').set(changes).where('companyId', '=', companyId).execute()
}

export async function setCompanyTextOfContacts(db: Database, companyId: string, companyText: string): Promise<void> {
  await db.updateTable('contactSearch').set({ companyText })
    .where('id', 'in', eb => eb.selectFrom('contacts').select('contacts.id').where('contacts.companyId', '=', companyId)).execute()
}

/** Live contacts at each of these companies, those that `visible` lets through. */
export async function countByCompany(db: Database, companyIds: string[], visible: (eb: ExpressionBuilder<Schema, 'contacts'>) => Expression<SqlBool>) {
  return await db.selectFrom('contacts').select(['companyId', eb => eb.fn.countAll<number>().as('count')])
    .where('companyId', 'in', companyIds).where('deletedAt', 'is', null).where(visible).groupBy('companyId').execute()
}

/** Live contacts without a company whose first address is at this domain, those that `visible` lets through. */
function withoutCompanyAt(db: Database, domain: string, visible: () => Expression<SqlBool>) {
  return db.selectFrom('contacts').where('companyId', 'is', null).where('companyName', 'is', null).where('deletedAt', 'is', null).where('email', 'like', `%@${domain}`).where(visible)
}

export async function countWithoutCompanyAt(db: Database, domain: string, visible: () => Expression<SqlBool>): Promise<number> {
  const { count } = await withoutCompanyAt(db, domain, visible).select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

export async function listWithoutCompanyAt(db: Database, domain: string, visible: () => Expression<SqlBool>, limit: number): Promise<string[]> {
  return (await withoutCompanyAt(db, domain, visible).select('contacts.id').orderBy('contacts.id').limit(limit).execute()).map(({ id }) => id)
}
