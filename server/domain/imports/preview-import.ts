import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ImportMappingInput } from '#shared/imports/fields'
import type { ImportPreview, ImportPreviewRow } from '#shared/imports/schema'
import type { Database } from '#server/db/database'
import { contactRowReader } from '#server/importers/contact-row'
import type { FileSource } from '#server/importers/file-source'
import { systemMappingOf } from '#server/importers/mappings/detect-system'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { assertCan } from '../members/policy'
import { readImportRow } from './import-row'
import { ImportPlanner, type RowPlan } from './import-planner'
import { mappingAnswer, overwrittenFields, resolveMapping } from './mapping'
import { openTable } from './open-table'
import { problemOf, warningsOf } from './row-messages'

const batchRows = 50
const mostListed = 1000
const mostRows = 50_000

/** What an import of this file would do, row by row. Writes nothing. */
export async function previewImport(db: Database, actor: Actor, source: FileSource, input: ImportMappingInput): Promise<ImportPreview> {
  assertCan(actor, 'records.import')
  const table = await openTable(source)
  const { mapping, columns } = resolveMapping(table.headers, table.sample, input)
  const system = systemMappingOf(table.headers)
  const read = contactRowReader(table.headers, mapping, table.sample, system.source)
  const planner = new ImportPlanner(actor, { overwrite: overwrittenFields(mapping), createdAt: instantNow() })
  const preview: ImportPreview = {
    imported: 0, updated: 0, skipped: 0, failed: 0, total: 0, errors: [], warnings: [], mapping: mappingAnswer(table.headers, mapping),
    import: null, system: system.system, columns, rows: [],
  }
  for await (const slice of table.rows()) {
    for (let start = 0; start < slice.length; start += batchRows) {
      const rows = slice.slice(start, start + batchRows).map(row => readImportRow(row, read))
      for (const plan of await planner.plan(db, rows)) addToPreview(preview, plan, planner)
      await nextTurn()
    }
  }
  return preview
}

const counters = { new: 'imported', update: 'updated', skip: 'skipped', error: 'failed' } as const

function addToPreview(preview: ImportPreview, plan: RowPlan, planner: ImportPlanner): void {
  preview.total++
  preview[counters[plan.outcome]]++
  if (preview.rows.length < mostRows) preview.rows.push(previewRow(plan, planner))
  if (plan.outcome === 'error' && preview.errors.length < mostListed) preview.errors.push(problemOf(plan.row.line, plan.reason))
  if (plan.row.content.kind === 'contact' && preview.warnings.length < mostListed) preview.warnings.push(...warningsOf(plan.row.line, plan.row.content.warnings))
}

function previewRow({ row, outcome, reason, contactId }: RowPlan, planner: ImportPlanner): ImportPreviewRow {
  const own = row.content.kind === 'contact' ? row.content.contact : undefined
  const name = own && (`${own.firstName} ${own.lastName}`.trim() || own.emails[0]?.address || own.phones[0]?.number)
  const known = contactId ? planner.drafts.get(contactId)?.contact : undefined
  return { line: row.line, outcome, name: name || known?.firstName || row.cells.filter(cell => cell.trim()).slice(0, 3).join(', ').slice(0, 100), ...reason ? { reason } : {} }
}
