import type { Insertable, Selectable, Updateable } from 'kysely'
import type { SkipReason } from '#shared/bulk/schema'
import { inBlocks } from '#server/db/blocks'
import type { Database } from '#server/db/database'
import type { BulkRecordsTable, BulkRunsTable } from '#server/db/list-tables'

export type BulkRun = Omit<Selectable<BulkRunsTable>, 'organizationId'>
export type NewBulkRecord = Insertable<BulkRecordsTable>

export const recordsInPart = 1000

export async function insertRun(db: Database, run: Insertable<BulkRunsTable>, recordIds: string[]): Promise<void> {
  await db.insertInto('bulkRuns').values(run).execute()
  const parts = Array.from({ length: Math.ceil(recordIds.length / recordsInPart) }, (_, number) =>
    ({ runId: run.id, number, recordIds: JSON.stringify(recordIds.slice(number * recordsInPart, (number + 1) * recordsInPart)) }))
  await inBlocks(parts, async block => await db.insertInto('bulkParts').values(block).execute())
}

export async function findRun(db: Database, id: string): Promise<BulkRun | undefined> {
  return await db.selectFrom('bulkRuns').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function updateRun(db: Database, id: string, changes: Updateable<BulkRunsTable>): Promise<void> {
  await db.updateTable('bulkRuns').set(changes).where('id', '=', id).execute()
}

/** The selected records from a place on: at most `limit`, fewer at the end of a part, none at the end of all. */
export async function listSelected(db: Database, runId: string, from: number, limit: number): Promise<string[]> {
  const part = await db.selectFrom('bulkParts').select('recordIds').where('runId', '=', runId).where('number', '=', Math.floor(from / recordsInPart)).executeTakeFirst()
  const start = from % recordsInPart
  return part ? (JSON.parse(part.recordIds) as string[]).slice(start, start + limit) : []
}

/** Counts records as done, if no one else has done them and the run goes on; answers whether that is so. */
export async function advanceRun(db: Database, id: string, from: number, done: { records: number, changed: number }): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('bulkRuns').set(eb => ({ processed: from + done.records, changed: eb('changed', '+', done.changed) }))
    .where('id', '=', id).where('processed', '=', from).where('status', '=', 'running').where('isUndoing', '=', 0).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertBulkRecords(db: Database, rows: NewBulkRecord[]): Promise<void> {
  await inBlocks(rows, async block => await db.insertInto('bulkRecords').values(block).execute())
}

/** What a run changed, from a cursor on, by the records' ids. */
export async function listChanged(db: Database, runId: string, after: string, limit: number): Promise<{ recordId: string, change: string }[]> {
  return await db.selectFrom('bulkRecords').select(['recordId', 'change']).where('runId', '=', runId).where('recordId', '>', after)
    .where('change', 'is not', null).orderBy('recordId').limit(limit).$narrowType<{ change: string }>().execute()
}

export async function keepRecords(db: Database, runId: string, kept: { recordId: string, reason: SkipReason }[]): Promise<void> {
  for (const { recordId, reason } of kept) await db.updateTable('bulkRecords').set({ keptReason: reason }).where('runId', '=', runId).where('recordId', '=', recordId).execute()
}

/** How many records a run or its undo left alone, by reason, and the first of each. */
export async function listLeftAlone(db: Database, runId: string, column: 'reason' | 'keptReason', examples: number) {
  const counts = await db.selectFrom('bulkRecords').select([`${column} as reason`, eb => eb.fn.countAll<number>().as('count')])
    .where('runId', '=', runId).where(column, 'is not', null).groupBy(column).orderBy(column).execute()
  return await Promise.all(counts.map(async ({ reason, count }) => {
    const rows = await db.selectFrom('bulkRecords').select('recordId').where('runId', '=', runId).where(column, '=', reason).orderBy('recordId').limit(examples).execute()
    return { reason: reason as SkipReason, count: Number(count), ids: rows.map(({ recordId }) => recordId) }
  }))
}

/** How many of the changed records each person is to hear of. */
export async function countToTell(db: Database, runId: string): Promise<{ userId: string, count: number }[]> {
  const rows = await db.selectFrom('bulkRecords').select(['tellId', eb => eb.fn.countAll<number>().as('count')])
    .where('runId', '=', runId).where('tellId', 'is not', null).groupBy('tellId').execute()
  return rows.map(({ tellId, count }) => ({ userId: tellId!, count: Number(count) }))
}

/** Some of the runs from before a day. */
export async function listRunsBefore(db: Database, createdAt: string, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('bulkRuns').select('id').where('createdAt', '<', createdAt).orderBy('createdAt').orderBy('id').limit(limit).execute()
  return rows.map(({ id }) => id)
}

/** Deletes some of a run's records; answers how many. */
export async function deleteSomeRecords(db: Database, runId: string, limit: number): Promise<number> {
  const rows = await db.selectFrom('bulkRecords').select('recordId').where('runId', '=', runId).orderBy('recordId').limit(limit).execute()
  const last = rows.at(-1)
  if (last) await db.deleteFrom('bulkRecords').where('runId', '=', runId).where('recordId', '<=', last.recordId).execute()
  return rows.length
}

export async function deleteRun(db: Database, id: string): Promise<void> {
  await db.deleteFrom('bulkRuns').where('id', '=', id).execute()
}

/** Forgets what bulk runs have kept of a record that goes for good. */
export async function deleteRecordsOf(db: Database, recordId: string): Promise<void> {
  await db.deleteFrom('bulkRecords').where('recordId', '=', recordId).execute()
}
