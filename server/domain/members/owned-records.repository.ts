import { contactName } from '#shared/contacts/name'
import type { Database } from '#server/db/database'

/** What has an owner; of a task it is who has to do it. */
export const ownedKinds = ['contact', 'company', 'deal', 'proposal', 'task'] as const
export type OwnedKind = (typeof ownedKinds)[number]

const tables = { contact: 'contacts', company: 'companies', deal: 'deals', proposal: 'proposals' } as const

/** The field that says whose a record is. */
export const ownerField = { contact: 'ownerId', company: 'ownerId', deal: 'ownerId', proposal: 'ownerId', task: 'assigneeId' } as const

/** Some of the records that someone owns, those in the trash too; of tasks those that are still to be done. */
export async function listOwned(db: Database, kind: OwnedKind, ownerId: string, limit: number): Promise<{ id: string, name: string }[]> {
  if (kind === 'contact') {
    const rows = await db.selectFrom('contacts').select(['id', 'firstName', 'lastName', 'email', 'phone']).where('ownerId', '=', ownerId).limit(limit).execute()
    return rows.map(row => ({ id: row.id, name: contactName(row) }))
  }
  if (kind === 'company') return await db.selectFrom('companies').select(['id', 'name']).where('ownerId', '=', ownerId).limit(limit).execute()
  if (kind === 'task') return await db.selectFrom('tasks').select(['id', 'title as name']).where('assigneeId', '=', ownerId).where('completedAt', 'is', null).limit(limit).execute()
  if (kind === 'proposal') return await db.selectFrom('proposals').select(['id', 'title as name']).where('ownerId', '=', ownerId).limit(limit).execute()
  return await db.selectFrom('deals').select(['id', 'title as name']).where('ownerId', '=', ownerId).limit(limit).execute()
}

export async function setOwner(db: Database, kind: OwnedKind, ids: string[], changes: { ownerId: string | null, updatedAt: string }): Promise<void> {
  if (kind === 'task') {
    const { ownerId: assigneeId, updatedAt } = changes
    await db.updateTable('tasks').set(eb => ({ assigneeId, updatedAt, version: eb('version', '+', 1) })).where('id', 'in', ids).execute()
    return
  }
  await db.updateTable(tables[kind]).set(eb => ({ ...changes, version: eb('version', '+', 1) })).where('id', 'in', ids).execute()
}
