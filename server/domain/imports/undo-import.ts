import { setImmediate as nextTurn } from 'node:timers/promises'
import { inResumableTransaction, inTransaction, type Database } from '#server/db/database'
import { instantNow } from '../clock'
import { deleteUnusedImportedCompanies } from '../companies/bulk-companies'
import { recordEvents } from '../events/events'
import { deleteUnusedTags } from '../tags/bulk-tags'
import { currentAuthor, type ImportAuthor } from './import-author'
import { removeImportFile } from './import-source'
import { findImport, listImportedRecords, updateImport, type ImportRecord } from './imports.repository'
import { undoRecords } from './undo-records'

const batchRecords = 25

/**
 * Goes on with undoing an import, until its end or until `untilMs` has come; answers whether it has ended. Each batch
 * and the place it reached commit together.
 */
export async function undoImportRows(db: Database, organizationId: string, importId: string, untilMs: number): Promise<boolean> {
  const record = await findImport(db, importId)
  if (!record || record.isUndoing !== 1 || record.status !== 'running') return true
  const author = await currentAuthor(db, organizationId, record.userId)
  for (let cursor: string | undefined = record.undoCursor; cursor !== undefined;) {
    cursor = await inResumableTransaction(db, trx => undoBatch(trx, author, importId))
    if (cursor !== undefined && Date.now() >= untilMs) return false
    await nextTurn()
  }
  while (await inResumableTransaction(db, trx => undoCompanies(trx, author, importId))) await nextTurn()
  await inTransaction(db, trx => finish(trx, author, record))
  await removeImportFile(db, importId)
  return true
}

/** Answers the new cursor, undefined when no record is left. */
async function undoBatch(db: Database, author: ImportAuthor, importId: string): Promise<string | undefined> {
  const record = await findImport(db, importId)
  if (!record) return undefined
  const rows = await listImportedRecords(db, importId, record.undoCursor, batchRecords)
  const records = rows.flatMap(({ recordId, version, made }) => recordId ? [{ id: recordId, version: version ?? 0, isMade: Number(made) > 0 }] : [])
  const last = records.at(-1)
  if (!last) return undefined
  const kept = await undoRecords(db, author, importId, records)
  await updateImport(db, importId, { undoCursor: last.id, kept: record.kept + kept, processed: Math.min(record.total, record.processed + records.length) })
  return last.id
}

async function undoCompanies(db: Database, author: ImportAuthor, importId: string): Promise<boolean> {
  const events = await deleteUnusedImportedCompanies(db, importId, batchRecords)
  await recordEvents(db, author, events)
  return events.length > 0
}

async function finish(db: Database, author: ImportAuthor, { id, fileName, madeTags }: ImportRecord): Promise<void> {
  await deleteUnusedTags(db, JSON.parse(madeTags) as string[])
  const kept = (await findImport(db, id))?.kept
  await updateImport(db, id, { status: 'undone', isUndoing: 0, finishedAt: instantNow() })
  await recordEvents(db, author, [{ type: 'import.undone', subject: { type: 'import', id }, payload: { name: fileName, kept } }])
}
