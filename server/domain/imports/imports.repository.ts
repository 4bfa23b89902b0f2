import type { Insertable, Selectable, Updateable } from 'kysely'
import { padded } from '#server/db/blocks'
import type { Database } from '#server/db/database'
import type { ImportRowsTable, ImportsTable } from '#server/db/import-tables'
import { oldestFirst } from '#server/db/oldest-first'
import { preparedInsert } from '#server/db/prepared-insert'

export type ImportRecord = Omit<Selectable<ImportsTable>, 'organizationId'> & { userName: string }
export type NewImportRow = Insertable<ImportRowsTable>

function selectImports(db: Database) {
  return db.selectFrom('imports').innerJoin('users', 'users.id', 'imports.userId').selectAll('imports').select('users.name as userName')
}

export async function insertImport(db: Database, row: Insertable<ImportsTable>): Promise<void> {
  await db.insertInto('imports').values(row).execute()
}

export async function findImport(db: Database, id: string): Promise<ImportRecord | undefined> {
  return await selectImports(db).where('imports.id', '=', id).executeTakeFirst()
}

/** The latest imports, newest first; of one member if `userId` is given. */
export async function listImportRecords(db: Database, limit: number, userId?: string): Promise<ImportRecord[]> {
  return await selectImports(db).$if(userId !== undefined, query => query.where('imports.userId', '=', userId ?? ''))
    .orderBy('imports.id', 'desc').limit(limit).execute()
}

export async function updateImport(db: Database, id: string, changes: Updateable<ImportsTable>): Promise<void> {
  await db.updateTable('imports').set(changes).where('id', '=', id).execute()
}

export interface Progress { rows: number, imported: number, updated: number, skipped: number, failed: number }

/** Counts rows as done, if no one else has done them; answers whether that is so. */
export async function advanceImport(db: Database, id: string, from: number, done: Progress): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('imports').set(eb => ({
    processed: from + done.rows,
    imported: eb('imported', '+', done.imported), updated: eb('updated', '+', done.updated),
    skipped: eb('skipped', '+', done.skipped), failed: eb('failed', '+', done.failed),
  })).where('id', '=', id).where('processed', '=', from).where('status', '=', 'running').executeTakeFirst()
  return numUpdatedRows > 0n
}

export const insertImportRows = preparedInsert('importRows')

/** Live contacts that rows with the same content have made or changed, oldest first. */
export async function findContactsByFingerprint(db: Database, fingerprints: string[]): Promise<{ id: string, ownerId: string | null, fingerprint: string }[]> {
  if (fingerprints.length === 0) return []
  const rows = await db.selectFrom('importRows').select(['recordId', 'fingerprint'])
    .where('fingerprint', 'in', padded(fingerprints)).where('recordId', 'is not', null).distinct().execute()
  // Two look-ups by key and no join: PostgreSQL plans a join by figures that it does not have yet of tables that fill up.
  const ids = [...new Set(rows.flatMap(({ recordId }) => recordId ?? []))]
  if (ids.length === 0) return []
  const contacts = await db.selectFrom('contacts').select(['id', 'ownerId']).where('id', 'in', padded(ids)).where('deletedAt', 'is', null).execute()
  return oldestFirst(contacts).flatMap(contact =>
    rows.flatMap(({ recordId, fingerprint }) => recordId === contact.id && fingerprint ? [{ ...contact, fingerprint }] : []))
}

export async function listWrongRows(db: Database, importId: string, afterLine: number, limit: number) {
  return await db.selectFrom('importRows').select(['line', 'reason', 'cells']).where('importId', '=', importId).where('outcome', '=', 'error')
    .where('line', '>', afterLine).orderBy('line').limit(limit).execute()
}

export async function listRowsWithWarnings(db: Database, importId: string, limit: number) {
  return await db.selectFrom('importRows').select(['line', 'warnings']).where('importId', '=', importId).where('warnings', 'is not', null)
    .orderBy('line').limit(limit).execute()
}

/** The records an import made or changed, from a cursor on, each with the version it left them at. */
export async function listImportedRecords(db: Database, importId: string, after: string, limit: number) {
  return await db.selectFrom('importRows').where('importId', '=', importId).where('recordId', '>', after)
    .select(eb => ['recordId', eb.fn.max('recordVersion').as('version'), eb.fn.sum<number>(eb.case().when('outcome', '=', 'new').then(1).else(0).end()).as('made')])
    .groupBy('recordId').orderBy('recordId').limit(limit).execute()
}

/** What the rows of an import changed in these records, the last row first. */
export async function listChangesOf(db: Database, importId: string, recordIds: string[]) {
  return await db.selectFrom('importRows').select(['recordId', 'changes']).where('importId', '=', importId).where('recordId', 'in', recordIds)
    .where('changes', 'is not', null).orderBy('line', 'desc').execute()
}
