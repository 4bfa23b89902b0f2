import type { BulkAction, SkipReason } from '#shared/bulk/schema'
import { can, mayDispose, type Permission } from '#shared/members/permissions'
import type { RecordKind } from '#shared/records/kinds'
import type { Database } from '#server/db/database'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import { companiesSeen } from '../companies/bulk-companies'
import { assertCan, assertMayExport } from '../members/policy'
import { seenAmong } from '../shares/visibility'
import type { BulkRecord } from './bulk-records.repository'

const permissions: Partial<Record<BulkAction, Permission>> = { assign: 'records.change-owner', delete: 'records.delete', task: 'records.create' }

/** Refuses an action that the actor's role may not do to any record. */
export function assertMayDo(actor: Actor, action: BulkAction): void {
  if (action === 'export') assertMayExport(actor)
  else assertCan(actor, permissions[action] ?? 'records.edit')
}

/** Members see what they have begun themselves; those who may arrange tags and owners for all see, and undo, all of it. */
export function assertSeesRun(actor: Actor, run: { userId: string }): void {
  if (run.userId !== actor.userId && !can(actor.role, 'records.change-owner')) throw notFound()
}

/** Tells for each record why the actor may not do this to it; undefined if they may. What they do not see is not there. */
export async function objectionsTo(db: Database, actor: Actor, { kind, action }: { kind: RecordKind, action: BulkAction }, records: BulkRecord[]) {
  const editable = await seenAmong(db, actor, kind, records)
  const others = records.filter(({ id }) => !editable.has(id)).map(({ id }) => id)
  const seenOtherwise = kind === 'company' ? await companiesSeen(db, actor, others) : new Set<string>()
  return (record: BulkRecord): SkipReason | undefined => {
    if (!editable.has(record.id)) return seenOtherwise.has(record.id) ? 'forbidden' : 'not_found'
    return action === 'delete' && !mayDispose(actor, record) ? 'forbidden' : undefined
  }
}
