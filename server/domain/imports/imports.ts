import type { ImportMapping, ImportMappingInput, ImportSystem } from '#shared/imports/fields'
import type { ImportResult, ImportSummary } from '#shared/imports/schema'
import { seesEverything } from '#shared/members/permissions'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import { detectSystem } from '#server/importers/mappings/detect-system'
import type { RowWarning } from '#server/importers/imported-contact'
import { enqueue } from '#server/queue/queue'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { takeUpload } from '../uploads/import-uploads'
import type { ImportSource } from './import-source'
import { assertSeesImport } from './imports.policy'
import { findImport, insertImport, listImportRecords, listRowsWithWarnings, listWrongRows, updateImport, type ImportRecord } from './imports.repository'
import { mappingAnswer, resolveMapping } from './mapping'
import { openTable } from './open-table'
import { problemOf, warningsOf } from './row-messages'

const mostListed = 1000

/** A file that can be imported, and how. */
export interface CheckedImport { source: ImportSource, headers: string[], mapping: ImportMapping, total: number }

/** Refuses those who may not import, before their file is read. */
export function assertMayImport(actor: Actor): void {
  assertCan(actor, 'records.import')
}

/** Reads a file to its end, so that one that cannot be read is refused (unreadable_file) before its import begins. */
export async function checkImport(source: ImportSource, input: ImportMappingInput): Promise<CheckedImport> {
  const table = await openTable(source)
  const { mapping } = resolveMapping(table.headers, table.sample, input)
  let total = 0
  for await (const rows of table.rows()) total += rows.length
  return { source, headers: table.headers, mapping, total }
}

/** Keeps a file and puts its import into the queue; answers the import's id. What fails leaves at most an unused upload. */
export async function startImport(db: Database, actor: Actor, { source, headers, mapping, total }: CheckedImport): Promise<string> {
  assertMayImport(actor)
  const id = newId()
  const name = nameOf(source.name)
  const uploadId = await source.keep(db)
  await inTransaction(db, async (trx) => {
    await insertImport(trx, {
      id, kind: 'contacts', status: 'queued', fileName: name, system: detectSystem(headers), mapping: JSON.stringify(mapping),
      headers: JSON.stringify(headers), processed: 0, total, imported: 0, updated: 0, skipped: 0, failed: 0,
      isUndoing: 0, undoCursor: '', kept: 0, madeTags: '[]', userId: actor.userId, createdAt: instantNow(), finishedAt: null, error: null,
    })
    await takeUpload(trx, uploadId, id)
    await recordEvent(trx, actor, { type: 'import.started', subject: { type: 'import', id }, payload: { name, total } })
    await enqueueImport(trx, 'run-import', actor.organizationId, id)
  })
  return id
}

/** Undoes an import that has ended: what it made goes, what it filled is as before, what people have changed since stays. */
export async function undoImport(db: Database, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const record = await findImport(trx, id)
    if (!record) throw notFound()
    assertSeesImport(actor, record)
    if (record.status === 'undone') throw new DomainError('already_done', { detail: 'This import has been undone already.' })
    if (record.status === 'queued' || record.status === 'running') throw new DomainError('import_running', { detail: 'Wait until the import has finished; then undo it.' })
    await updateImport(trx, id, { status: 'running', isUndoing: 1, undoCursor: '', kept: 0, processed: 0, finishedAt: null })
    await enqueueImport(trx, 'undo-import', actor.organizationId, id)
  })
}

/** Asks for an import's next stretch of work. */
export async function enqueueImport(db: Database, type: 'run-import' | 'undo-import', organizationId: string, importId: string): Promise<void> {
  await enqueue(db, { id: newId(), type, organizationId, payload: { importId } })
}

/** An import with what it has done so far. */
export async function getImport(db: Database, actor: Actor, id: string): Promise<ImportResult> {
  const record = await findImport(db, id)
  if (!record) throw notFound()
  assertSeesImport(actor, record)
  const wrong = record.failed > 0 ? await listWrongRows(db, id, 0, mostListed) : []
  const warned = await listRowsWithWarnings(db, id, mostListed)
  return {
    imported: record.imported, updated: record.updated, skipped: record.skipped,
    errors: wrong.map(({ line, reason }) => problemOf(line, reason)),
    warnings: warned.flatMap(({ line, warnings }) => warningsOf(line, JSON.parse(warnings ?? '[]') as RowWarning[])),
    mapping: mappingAnswer(JSON.parse(record.headers) as string[], JSON.parse(record.mapping) as ImportMapping),
    import: summaryOf(record),
  }
}

/** The latest imports that the actor may see, newest first. */
export async function listImports(db: Database, actor: Actor): Promise<ImportSummary[]> {
  assertCan(actor, 'records.import')
  const records = await listImportRecords(db, 50, seesEverything(actor.role) ? undefined : actor.userId)
  return records.map(summaryOf)
}

/** Waits a moment for an import to end, so that a small one is answered with its result. */
export async function hasEnded(db: Database, id: string, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const record = await findImport(db, id)
    if (!record || (record.status !== 'queued' && record.status !== 'running')) return true
    if (Date.now() >= deadline) return false
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}

/** A file's name without a folder and without characters that no name needs. */
function nameOf(name: string): string {
  return name.replaceAll(/[^\P{C}\u200C\u200D]/gu, '').split(/[/\\]/).at(-1)?.slice(0, 200) || 'import.csv'
}

function summaryOf(record: ImportRecord): ImportSummary {
  const { id, status, processed, total, kept, fileName, imported, updated, skipped, failed, userName, createdAt, finishedAt, error } = record
  return {
    id, status, processed, total, isUndoing: record.isUndoing === 1, kept, fileName, system: (record.system ?? 'other') as ImportSystem,
    imported, updated, skipped, failed, userName, createdAt, finishedAt, error,
  }
}
