import type { Expression } from 'kysely'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { preparedInsert } from '#server/db/prepared-insert'

export async function findNoteRows(db: Database, contactIds: string[], bodies: string[]) {
  return await db.selectFrom('activities').select(['contactId', 'body']).where('contactId', 'in', contactIds)
    // By contact: an index by type would lead past every note of the organization.
    .where(eb => eb(engineOf(db).unindexed('activities.type') as Expression<string>, '=', 'note')).where('body', 'in', bodies).where('deletedAt', 'is', null).execute()
}

export const insertNoteRows = preparedInsert('activities')

/** Notes still as they were made go to the trash; answers which. */
export async function deleteNoteRows(db: Database, importId: string, contactIds: string[], deletedAt: string): Promise<{ id: string, contactId: string | null, body: string | null }[]> {
  if (contactIds.length === 0) return []
  const untouched = await db.selectFrom('activities').select(['id', 'contactId', 'body']).where('contactId', 'in', contactIds).where('importId', '=', importId)
    .where('version', '=', 1).where('deletedAt', 'is', null).execute()
  if (untouched.length > 0) await db.updateTable('activities').set({ deletedAt, version: 2 }).where('id', 'in', untouched.map(({ id }) => id)).execute()
  return untouched
}

/** Which of these contacts have activities that did not come with this import. */
export async function contactsWithOtherActivities(db: Database, contactIds: string[], importId: string): Promise<string[]> {
  const rows = await db.selectFrom('activities').select('contactId').distinct().where('contactId', 'in', contactIds).where('deletedAt', 'is', null)
    .where(eb => eb.or([eb('importId', 'is', null), eb('importId', '!=', importId)])).execute()
  return rows.flatMap(({ contactId }) => contactId ?? [])
}
