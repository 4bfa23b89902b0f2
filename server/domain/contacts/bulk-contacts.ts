import type { Contact } from '#shared/contacts/schema'
import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { instantNow } from '../clock'
import { indexRecords, unindexRecords } from '../search/search-index'
import { tagNamesOf } from '../tags/tags'
import { deleteContactRows, findContactRowsByIds, findContactsByNameAndCompany, replaceKeysOfContacts, updateContactsInBulk } from './bulk-contacts.repository'
import { contactDocument, followUpAt, sortName } from './contact-fields'
import { keysOf, type ContactKey } from './contact-keys'
import { findContactsByKey, insertContactKeys, insertContacts, toContact } from './contacts.repository'

/** A contact as many are written at once: all that a person can set; the rest follows from it. */
export type BulkContact = Omit<Contact, 'name' | 'email' | 'phone' | 'health' | 'score' | 'ownerName' | 'updatedAt' | 'deletedAt'>

/** A live contact that was looked for, and whose it is. */
export interface ContactMatch { id: string, ownerId: string | null, sortName: string }

/** Live contacts that hold one of these addresses, numbers or profiles, oldest first. */
export async function matchContactsByKey(db: Database, kind: ContactKey['kind'], values: string[]): Promise<(ContactMatch & { value: string })[]> {
  return await findContactsByKey(db, kind, [...new Set(values)])
}

/** Live contacts of these folded names at companies of these folded names, oldest first. */
export async function matchContactsByNameAndCompany(db: Database, pairs: [sortName: string, companySort: string][]): Promise<(ContactMatch & { companySort: string })[]> {
  return pairs.length ? await findContactsByNameAndCompany(db, pairs) : []
}

/** Live contacts by id. */
export async function loadBulkContacts(db: Database, ids: string[]): Promise<Map<string, BulkContact>> {
  if (ids.length === 0) return new Map()
  const rows = await findContactRowsByIds(db, ids)
  const tags = await tagNamesOf(db, 'contact', ids)
  return new Map(rows.map(row => [row.id, toContact(row, tags.get(row.id) ?? [])]))
}

/** Writes new contacts with what makes them findable. Tags and events are the caller's. */
export async function insertBulkContacts(db: Database, contacts: BulkContact[], importId: string | null): Promise<void> {
  if (contacts.length === 0) return
  await insertContacts(db, contacts.map(contact => ({
    id: contact.id, version: contact.version, createdAt: contact.createdAt, updatedAt: contact.createdAt, deletedAt: null, ownerId: contact.ownerId,
    ...columnsOf(contact), lastContactedAt: contact.lastContactedAt, score: 0, importId, isSample: 0,
  })))
  await insertContactKeys(db, contacts.flatMap(keysOf))
  await indexRecords(db, 'contact', contacts.map(documentOf))
}

/** Writes contacts as they are now; `version` is the new one. Tags and events are the caller's. */
export async function updateBulkContacts(db: Database, contacts: BulkContact[]): Promise<void> {
  if (contacts.length === 0) return
  const updatedAt = instantNow()
  await updateContactsInBulk(db, contacts.map(contact => ({ id: contact.id, version: contact.version, updatedAt, ...columnsOf(contact) })))
  await replaceKeysOfContacts(db, contacts.map(({ id }) => id), contacts.flatMap(keysOf))
  await indexRecords(db, 'contact', contacts.map(documentOf))
}

function columnsOf(contact: BulkContact) {
  const { email, phone } = mainOf(contact)
  return {
    firstName: contact.firstName, lastName: contact.lastName, email, phone,
    sortName: sortName({ ...contact, email, phone }),
    emails: JSON.stringify(contact.emails), phones: JSON.stringify(contact.phones), links: JSON.stringify(contact.links),
    title: contact.title, companyId: contact.companyId, companyName: contact.companyName,
    companySort: contact.companyName ? fold(contact.companyName) : null,
    status: contact.status, source: contact.source, campaign: contact.campaign, birthday: contact.birthday, address: contact.address,
    followUpDays: contact.followUpDays, followUpAt: followUpAt(contact), nextAction: contact.nextAction, nextActionDate: contact.nextActionDate,
  }
}

function mainOf({ emails, phones }: BulkContact): { email: string | null, phone: string | null } {
  return { email: emails[0]?.address ?? null, phone: phones[0]?.number ?? null }
}

function documentOf(contact: BulkContact) {
  return { id: contact.id, ...contactDocument({ ...contact, ...mainOf(contact) }) }
}

/** Puts contacts into the trash. Events are the caller's. */
export async function deleteBulkContacts(db: Database, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await deleteContactRows(db, ids, instantNow())
  await unindexRecords(db, 'contact', ids)
}

/** Makes live contacts findable as they are now. */
export async function reindexContacts(db: Database, ids: string[]): Promise<void> {
  await indexRecords(db, 'contact', [...(await loadBulkContacts(db, ids)).values()].map(documentOf))
}
