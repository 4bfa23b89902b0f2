import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import type { NewEvent } from '../events/events'
import { newId } from '../ids'
import { indexRecords, unindexRecords } from '../search/search-index'
import { activityDocument, activityTitle } from './activity-fields'
import { contactsWithOtherActivities, deleteNoteRows, findNoteRows, insertNoteRows } from './bulk-notes.repository'

export interface BulkNote { contactId: string, body: string }

/** How a note of a contact is named where many are compared. */
export function noteKey({ contactId, body }: BulkNote): string {
  return `${contactId} ${body}`
}

/** The keys of the notes that these contacts already have, among the texts given. */
export async function findNotesWithText(db: Database, contactIds: string[], bodies: string[]): Promise<string[]> {
  if (contactIds.length === 0) return []
  const notes = await findNoteRows(db, [...new Set(contactIds)], [...new Set(bodies)])
  return notes.map(({ contactId, body }) => noteKey({ contactId: contactId ?? '', body: body ?? '' }))
}

/** Writes notes of many contacts; answers the events for the caller to record. */
export async function insertBulkNotes(db: Database, author: Pick<Actor, 'userId'>, notes: BulkNote[], importId: string): Promise<NewEvent[]> {
  const now = instantNow()
  const rows = notes.map(note => ({
    id: newId(), version: 1, createdAt: now, updatedAt: now, deletedAt: null, type: 'note' as const, subject: null, body: note.body, direction: null,
    durationSeconds: null, occurredAt: now, contactId: note.contactId, companyId: null, dealId: null, userId: author.userId, metadata: '{}', importId, isSample: 0,
  }))
  await insertNoteRows(db, rows)
  await indexRecords(db, 'activity', rows.map(row => ({ id: row.id, text: activityDocument(row) })))
  return rows.map(row => eventOf('activity.logged', row, importId))
}

/** Puts the notes that an import gave these contacts into the trash, but for those changed since; answers their events. */
export async function deleteImportedNotes(db: Database, importId: string, contactIds: string[]): Promise<NewEvent[]> {
  const deleted = await deleteNoteRows(db, importId, contactIds, instantNow())
  if (deleted.length > 0) await unindexRecords(db, 'activity', deleted.map(({ id }) => id))
  return deleted.map(row => eventOf('activity.deleted', row, importId))
}

/** Which of these contacts have activities that did not come with this import. */
export async function findContactsWithOwnActivities(db: Database, contactIds: string[], importId: string): Promise<string[]> {
  return contactIds.length ? await contactsWithOtherActivities(db, contactIds, importId) : []
}

function eventOf(type: 'activity.logged' | 'activity.deleted', { id, contactId, body }: { id: string, contactId: string | null, body: string | null }, importId: string): NewEvent {
  return { type, subject: { type: 'activity', id }, payload: { name: activityTitle({ subject: null, body }), activityType: 'note', contactId, companyId: null, dealId: null, importId } }
}
