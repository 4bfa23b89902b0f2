import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ImportMapping } from '#shared/imports/fields'
import { inResumableTransaction, inTransaction, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { DomainError } from '#server/errors'
import { contactRowReader, type ReadContactRow } from '#server/importers/contact-row'
import { systemMappingOf } from '#server/importers/mappings/detect-system'
import type { TableRow } from '#server/importers/read-table'
import { importedRows } from '#server/metrics'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { notify } from '../notifications/notifications'
import { BatchSize } from './batch-size'
import { currentAuthor, type ImportAuthor } from './import-author'
import { ImportPlanner, type RowPlan } from './import-planner'
import { readImportRow } from './import-row'
import { openImportFile, removeImportFile } from './import-source'
import { advanceImport, findImport, updateImport, type ImportRecord, type Progress } from './imports.repository'
import { overwrittenFields } from './mapping'
import { openTable } from './open-table'
import { refuseBeyondRoom } from './refuse-beyond'
import { writePlans } from './write-plans'

/** From here on an import changes what the planner should know of the data. */
const manyRows = 1000

interface Run {
  db: Database
  record: ImportRecord
  author: ImportAuthor
  read: ReadContactRow
  mapping: ImportMapping
  processed: number
  madeTags: string[]
}

/**
 * Goes on with an import where it stopped, until its end or until `untilMs` has come; answers whether it has ended.
 * Rows and progress commit together, so that nothing is done twice, however often the process dies.
 */
export async function runImport(db: Database, organizationId: string, importId: string, untilMs: number): Promise<boolean> {
  const record = await findImport(db, importId)
  if (!record || record.isUndoing === 1 || (record.status !== 'queued' && record.status !== 'running')) return true
  try {
    const author = await currentAuthor(db, organizationId, record.userId)
    if (record.status === 'queued') await updateImport(db, importId, { status: 'running' })
    const hasEnded = await importRows(db, record, author, untilMs)
    if (hasEnded) await finish(db, author, record)
    return hasEnded
  }
  catch (error) {
    // The queue tries again when the database or the disk comes back; what is wrong with the file stays wrong.
    if (!(error instanceof DomainError)) throw error
    await inTransaction(db, async (trx) => {
      await updateImport(trx, importId, { status: 'failed', error: error.message, finishedAt: instantNow() })
      await notify(trx, { userId: record.userId, type: 'import.failed', subject: { type: 'import', id: importId }, name: record.fileName, details: { reason: error.message } })
    })
    await removeImportFile(db, importId)
    return true
  }
}

async function importRows(db: Database, record: ImportRecord, author: ImportAuthor, untilMs: number): Promise<boolean> {
  const table = await openTable(await openImportFile(db, record.id))
  const mapping = JSON.parse(record.mapping) as ImportMapping
  const read = contactRowReader(table.headers, mapping, table.sample, systemMappingOf(table.headers).source)
  const run: Run = { db, record, author, read, mapping, processed: record.processed, madeTags: JSON.parse(record.madeTags) as string[] }
  const size = new BatchSize()
  let toSkip = record.processed
  const waiting: TableRow[] = []
  for await (const slice of table.rows()) {
    if (toSkip >= slice.length) {
      toSkip -= slice.length
      continue
    }
    waiting.push(...slice.slice(toSkip))
    toSkip = 0
    while (waiting.length >= size.rows) {
      await size.measure(() => importBatch(run, waiting.splice(0, size.rows)))
      if (Date.now() >= untilMs) return false
      await nextTurn()
    }
  }
  while (waiting.length > 0) {
    await size.measure(() => importBatch(run, waiting.splice(0, size.rows)))
    await nextTurn()
  }
  return true
}

async function importBatch(run: Run, rows: TableRow[]): Promise<void> {
  const { db, record, author, mapping } = run
  const batch = rows.map(row => readImportRow(row, run.read))
  await inResumableTransaction(db, async (trx) => {
    const planner = new ImportPlanner(author, { overwrite: overwrittenFields(mapping), createdAt: instantNow() })
    const plans = await planner.plan(trx, batch)
    await refuseBeyondRoom(trx, author.organizationId, planner, plans)
    if (!await advanceImport(trx, record.id, run.processed, countsOf(plans))) throw new Error(`Another worker is doing the import ${record.id}`)
    const madeTags = await writePlans(trx, author, record.id, planner, plans)
    if (madeTags.length > 0) await updateImport(trx, record.id, { madeTags: JSON.stringify(run.madeTags = [...run.madeTags, ...madeTags]) })
  })
  run.processed += rows.length
}

function countsOf(plans: RowPlan[]): Progress {
  const count = (outcome: RowPlan['outcome']) => plans.filter(plan => plan.outcome === outcome).length
  return { rows: plans.length, imported: count('new'), updated: count('update'), skipped: count('skip'), failed: count('error') }
}

async function finish(db: Database, author: ImportAuthor, { id: importId, total }: ImportRecord): Promise<void> {
  const counts = await inTransaction(db, async (trx) => {
    await updateImport(trx, importId, { status: 'done', finishedAt: instantNow() })
    const { fileName = null, imported = 0, updated = 0, skipped = 0, failed = 0 } = await findImport(trx, importId) ?? {}
    const happened = { type: 'import.finished', subject: { type: 'import' as const, id: importId } }
    const details = { imported, updated, skipped, failed }
    await recordEvent(trx, author, { ...happened, payload: { name: fileName, ...details } })
    await notify(trx, { ...happened, userId: author.userId, name: fileName, details })
    return details
  })
  for (const [outcome, rows] of Object.entries(counts)) importedRows.inc({ outcome }, rows)
  await removeImportFile(db, importId)
  if (total >= manyRows) await engineOf(db).refreshStatistics(db)
}
