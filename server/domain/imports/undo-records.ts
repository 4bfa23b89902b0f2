import { contactName } from '#shared/contacts/name'
import type { Database } from '#server/db/database'
import { deleteImportedNotes, findContactsWithOwnActivities } from '../activities/bulk-notes'
import { findContactsWithFiles } from '../attachments/attachments'
import { deleteBulkContacts, loadBulkContacts, updateBulkContacts, type BulkContact } from '../contacts/bulk-contacts'
import { findContactsInDeals } from '../deals/contacts-in-deals'
import { changesBetween, recordEvents, type NewEvent } from '../events/events'
import { findContactsWithProposals } from '../proposals/proposals-of-records'
import { removeContactTags } from '../tags/bulk-tags'
import { findContactsWithTasks } from '../tasks/tasks-of-records'
import type { ImportAuthor } from './import-author'
import type { RowChanges } from './import-rows'
import { listChangesOf } from './imports.repository'
import type { FilledFields } from './merge'

/** A contact that an import made or changed, and the version it left it at. */
interface ImportedRecord { id: string, version: number, isMade: boolean }

/** Undoes what an import did to some contacts. Answers how many it left, because someone has worked on them since. */
export async function undoRecords(db: Database, author: ImportAuthor, importId: string, records: ImportedRecord[]): Promise<number> {
  const contacts = await loadBulkContacts(db, records.map(({ id }) => id))
  const madeIds = records.filter(({ id, isMade }) => isMade && contacts.has(id)).map(({ id }) => id)
  const used = new Set([
    ...await findContactsWithOwnActivities(db, madeIds, importId), ...await findContactsInDeals(db, madeIds),
    ...await findContactsWithTasks(db, madeIds), ...await findContactsWithProposals(db, madeIds), ...await findContactsWithFiles(db, madeIds),
  ])
  const removed = records.flatMap(({ id, version, isMade }) => {
    const contact = contacts.get(id)
    return contact && isMade && contact.version === version && !used.has(id) ? [contact] : []
  })
  const filled = records.flatMap(({ id, isMade }) => isMade ? [] : contacts.get(id) ?? [])
  const restored = await restoreContacts(db, importId, filled)
  const noteEvents = await deleteImportedNotes(db, importId, [...removed, ...filled].map(({ id }) => id))
  await deleteBulkContacts(db, removed.map(({ id }) => id))
  await recordEvents(db, author, [...noteEvents, ...restored.events, ...removed.map((contact): NewEvent => ({
    type: 'contact.deleted', subject: { type: 'contact', id: contact.id }, payload: { name: nameOf(contact), importId },
  }))])
  return madeIds.length - removed.length + restored.kept
}

/** Gives the contacts back the values they had; a field that someone has changed since stays as it is. */
async function restoreContacts(db: Database, importId: string, contacts: BulkContact[]): Promise<{ kept: number, events: NewEvent[] }> {
  const changes = Map.groupBy(contacts.length ? await listChangesOf(db, importId, contacts.map(({ id }) => id)) : [], row => row.recordId)
  const restored = contacts.map((contact) => {
    const rows = (changes.get(contact.id) ?? []).map(row => JSON.parse(row.changes ?? '{}') as RowChanges)
    const tags = rows.flatMap(row => row.tags)
    const { values, isTouched } = valuesBefore(contact, rows)
    return { contact, after: { ...values, tags: contact.tags.filter(tag => !tags.includes(tag)), version: contact.version + 1 }, tags, isTouched }
  })
  const changed = restored.filter(({ contact, after }) => Object.keys(changesOf(contact, after)).length > 0)
  await updateBulkContacts(db, changed.map(({ after }) => after))
  await removeContactTags(db, changed.map(({ contact, tags }) => ({ contactId: contact.id, names: tags })))
  return {
    kept: restored.filter(({ isTouched }) => isTouched).length,
    events: changed.map(({ contact, after }): NewEvent => ({
      type: 'contact.updated', subject: { type: 'contact', id: contact.id }, payload: { name: nameOf(after), changes: changesOf(contact, after), importId },
    })),
  }
}

/** `rows` come last row first, so that each finds the values it left behind. */
function valuesBefore(contact: BulkContact, rows: RowChanges[]): { values: BulkContact, isTouched: boolean } {
  const values = { ...contact }
  let isTouched = false
  for (const { before, after } of rows) {
    const fields = Object.keys(after) as (keyof FilledFields)[]
    const ours = fields.filter(field => isSame(values, after, field))
    Object.assign(values, Object.fromEntries(ours.map(field => [field, before[field]])))
    isTouched ||= ours.length < fields.length
  }
  return { values, isTouched }
}

function isSame(contact: BulkContact, after: FilledFields, field: keyof FilledFields): boolean {
  return JSON.stringify(contact[field]) === JSON.stringify(after[field])
}

function changesOf(before: BulkContact, after: BulkContact) {
  const { version: _, ...values } = after
  return changesBetween(before, values)
}

function nameOf(contact: BulkContact): string {
  return contactName({ ...contact, email: contact.emails[0]?.address, phone: contact.phones[0]?.number })
}
