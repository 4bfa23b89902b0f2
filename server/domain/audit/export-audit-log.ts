import type { AuditEntry, AuditFilters } from '#shared/audit/schema'
import type { Database } from '#server/db/database'
import { renderCsv, type Cell } from '#server/exporters/csv'
import type { Actor } from '../actor'
import { exportRows } from '../exports/exports'
import { assertCan } from '../members/policy'
import { listAuditLog } from './audit-log'

const columns: Record<string, (entry: AuditEntry) => Cell> = {
  'Number': entry => entry.position,
  'Time (UTC)': entry => entry.occurredAt,
  'Who': entry => entry.actorName,
  'Event': entry => entry.type,
  'Kind': entry => entry.subjectType,
  'Record': entry => entry.subjectName,
  'Record id': entry => entry.subjectId,
  'Changes': entry => textOf(entry.changes),
  'Details': entry => textOf(entry.details),
}

/** The audit log as it is filtered, as a CSV file in slices. */
export async function exportAuditLog(db: Database, actor: Actor, filters: AuditFilters): Promise<AsyncGenerator<string>> {
  assertCan(actor, 'audit.read')
  const toCells = (entry: AuditEntry) => Object.values(columns).map(cellOf => cellOf(entry))
  const slices = await exportRows<AuditEntry>(db, actor, { kind: 'audit_log', filters, toCells }, async (cursor, limit) => {
    const page = await listAuditLog(db, actor, { ...filters, limit, cursor })
    return { rows: page.entries, cursor: page.cursor }
  })
  return renderCsv(Object.keys(columns), slices)
}

function textOf(said: object): string | null {
  return Object.keys(said).length ? JSON.stringify(said) : null
}
