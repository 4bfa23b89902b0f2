import type { Insertable, Selectable } from 'kysely'
import type { Database } from '#server/db/database'
import type { UploadsTable } from '#server/db/upload-tables'

export type UploadRecord = Omit<Selectable<UploadsTable>, 'organizationId'>

const columns = ['id', 'userId', 'name', 'size', 'createdAt', 'importId'] as const

export async function insertUpload(db: Database, row: Insertable<UploadsTable>): Promise<void> {
  await db.insertInto('uploads').values(row).execute()
}

export async function findUpload(db: Database, id: string): Promise<UploadRecord | undefined> {
  return await db.selectFrom('uploads').select(columns).where('id', '=', id).executeTakeFirst()
}

export async function findUploadOfImport(db: Database, importId: string): Promise<UploadRecord | undefined> {
  return await db.selectFrom('uploads').select(columns).where('importId', '=', importId).executeTakeFirst()
}

export async function countOpenUploads(db: Database, userId: string): Promise<number> {
  const { count } = await db.selectFrom('uploads').select(eb => eb.fn.countAll<number>().as('count'))
    .where('userId', '=', userId).where('importId', 'is', null).executeTakeFirstOrThrow()
  return Number(count)
}

/** Gives an unused upload to an import; answers whether it was still unused. */
export async function giveToImport(db: Database, id: string, importId: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('uploads').set({ importId }).where('id', '=', id).where('importId', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertPart(db: Database, uploadId: string, number: number): Promise<void> {
  await db.insertInto('uploadParts').values({ uploadId, number }).onConflict(conflict => conflict.doNothing()).execute()
}

export async function listParts(db: Database, uploadId: string): Promise<number[]> {
  const parts = await db.selectFrom('uploadParts').select('number').where('uploadId', '=', uploadId).orderBy('number').execute()
  return parts.map(({ number }) => number)
}

/** Uploads that no import has taken. */
export async function listUnusedUploads(db: Database, before: string): Promise<UploadRecord[]> {
  return await db.selectFrom('uploads').select(columns).where('importId', 'is', null).where('createdAt', '<', before).limit(1000).execute()
}

export async function deleteUploadRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('uploads').where('id', '=', id).execute()
}
