import type { ImportPlanner, RowPlan } from './import-planner'
import type { NewImportRow } from './imports.repository'
import type { FilledFields } from './merge'

/** What undoing a row needs to know. */
export interface RowChanges { before: FilledFields, after: FilledFields, tags: string[] }

/**
 * What is remembered of a batch: each row that made or changed a contact, was wrong, or had a warning. `recordVersion`
 * is the version the import left the contact at: a higher one later on is a person's work.
 */
export function importRowsOf(importId: string, planner: ImportPlanner, plans: RowPlan[]): NewImportRow[] {
  return plans.flatMap((plan) => {
    const { row, outcome, reason, contactId, before, after, newTags } = plan
    const warnings = row.content.kind === 'contact' && row.content.warnings.length > 0 ? JSON.stringify(row.content.warnings) : null
    if (outcome === 'skip' && !warnings) return []
    const contact = contactId ? planner.drafts.get(contactId)?.contact : undefined
    const changes: RowChanges = { before, after, tags: newTags }
    return [{
      importId, line: row.line, outcome, reason, recordId: outcome === 'skip' ? null : contactId, recordVersion: outcome === 'skip' ? null : contact?.version ?? null,
      fingerprint: outcome === 'error' ? null : row.fingerprint, changes: outcome === 'update' ? JSON.stringify(changes) : null,
      cells: outcome === 'error' ? JSON.stringify(row.cells) : null, warnings,
    }]
  })
}
