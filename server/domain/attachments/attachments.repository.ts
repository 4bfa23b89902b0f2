import type { Insertable, Updateable } from 'kysely'
import type { Attachment } from '#shared/attachments/schema'
import type { Database } from '#server/db/database'
import type { AttachmentsTable } from '#server/db/activity-tables'

export type AttachmentRow = Omit<Attachment, 'sha256'> & { deletedAt: string | null, sha256: string | null }

const columns = [
  'attachments.id', 'attachments.version', 'attachments.createdAt', 'attachments.updatedAt', 'attachments.deletedAt', 'attachments.name', 'attachments.type',
  'attachments.size', 'attachments.sha256', 'attachments.contactId', 'attachments.companyId', 'attachments.dealId', 'attachments.activityId', 'attachments.uploadedById',
] as const

/** Every file that has come whole, with who sent it; the caller adds conditions, order and limit. */
export function selectAttachments(db: Database) {
  return db.selectFrom('attachments').leftJoin('users as u', 'u.id', 'attachments.uploadedById')
    .select(columns).select('u.name as uploaderName').where('attachments.sha256', 'is not', null)
}

/** A row as the API answers it. */
export function toAttachment({ deletedAt: _, ...row }: AttachmentRow): Attachment {
  return { ...row, sha256: row.sha256 ?? '' }
}

export async function insertAttachment(db: Database, row: Insertable<AttachmentsTable>): Promise<void> {
  await db.insertInto('attachments').values(row).execute()
}

/** Writes if the version is still the expected one; answers whether it was. */
export async function updateAttachmentRow(db: Database, id: string, version: number, changes: Updateable<AttachmentsTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('attachments').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What its coming and being placed change: the version stays. */
export async function placeAttachments(db: Database, ids: string[], changes: Updateable<AttachmentsTable>): Promise<void> {
  if (ids.length) await db.updateTable('attachments').set(changes).where('id', 'in', ids).execute()
}

/** A trigger writes its bytes down to be removed. */
export async function deleteAttachmentRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('attachments').where('id', '=', id).execute()
}

/** The files of these activities that are not in the trash, in the order of their coming. */
export async function listFilesOfActivities(db: Database, activityIds: string[]) {
  if (activityIds.length === 0) return []
  return await db.selectFrom('attachments').select(['id', 'name', 'type', 'size', 'activityId'])
    .where('activityId', 'in', activityIds).where('deletedAt', 'is', null).orderBy('id').execute()
}

export async function listContactsWithFiles(db: Database, contactIds: string[]): Promise<string[]> {
  const rows = await db.selectFrom('attachments').select('contactId').distinct().where('contactId', 'in', contactIds).where('deletedAt', 'is', null).execute()
  return rows.flatMap(({ contactId }) => contactId ?? [])
}

/** What is known of these files, whatever they belong to. */
export async function findPlaces(db: Database, ids: string[]) {
  if (ids.length === 0) return []
  return await db.selectFrom('attachments').select(['id', 'type', 'contactId', 'companyId', 'dealId', 'activityId', 'uploadedById'])
    .where('id', 'in', ids).where('sha256', 'is not', null).execute()
}

/** Files that belong to nothing since before then: their notes were never kept, or they never came whole. */
export async function deleteUnplaced(db: Database, before: string): Promise<void> {
  await db.deleteFrom('attachments').where('createdAt', '<', before).where('contactId', 'is', null).where('companyId', 'is', null).where('dealId', 'is', null).where('activityId', 'is', null).execute()
}

export async function listDiscarded(db: Database, limit: number): Promise<{ key: string, size: number }[]> {
  return await db.selectFrom('discardedFiles').select(['key', 'size']).limit(limit).execute()
}

export async function forgetDiscarded(db: Database, key: string): Promise<void> {
  await db.deleteFrom('discardedFiles').where('key', '=', key).execute()
}
