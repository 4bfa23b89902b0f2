import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SkipReason } from '#shared/bulk/schema'
import { inResumableTransaction, inTransaction, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { absentActor } from '../members/absent-actor'
import { listTags } from '../tags/tags'
import { findRecords, type BulkRecord } from './bulk-records.repository'
import { findRun, keepRecords, listChanged, updateRun, type BulkRun } from './bulk-runs.repository'
import { takeTaskBack } from './bulk-tasks'
import { assertMayDo, objectionsTo } from './bulk.policy'
import type { KeptChange } from './run-bulk'
import { writeChanges, type RecordChange } from './write-changes'

const batchRecords = 100

/**
 * Goes on with undoing a run, until its end or until `untilMs` has come; answers whether it has ended. Each batch and the
 * place it reached commit together.
 */
export async function undoBulkRecords(db: Database, organizationId: string, runId: string, untilMs: number): Promise<boolean> {
  try {
    while (await inResumableTransaction(db, trx => undoBatch(trx, organizationId, runId))) {
      if (Date.now() >= untilMs) return false
      await nextTurn()
    }
    return true
  }
  catch (error) {
    if (!(error instanceof DomainError)) throw error
    await updateRun(db, runId, { status: 'failed', isUndoing: 0, error: error.message, finishedAt: instantNow() })
    return true
  }
}

/** Answers whether there is more to undo. */
async function undoBatch(db: Database, organizationId: string, runId: string): Promise<boolean> {
  const run = await findRun(db, runId)
  if (!run || run.isUndoing === 0 || run.status !== 'running' || !run.undoneById) return false
  const actor = await absentActor(db, organizationId, run.undoneById)
  assertMayDo(actor, run.action)
  const done = (await listChanged(db, runId, run.undoCursor, batchRecords)).map(({ recordId, change }) => ({ recordId, kept: JSON.parse(change) as KeptChange }))
  const last = done.at(-1)
  if (!last) {
    await inTransaction(db, trx => finishUndo(trx, actor, run))
    return false
  }
  const { changes, left } = await reversalsOf(db, actor, run, done)
  await writeChanges(db, actor, run, changes)
  await keepRecords(db, runId, left)
  await updateRun(db, runId, { undoCursor: last.recordId, processed: run.processed + done.length, kept: run.kept + left.length })
  return true
}

interface Done { recordId: string, kept: KeptChange }

async function reversalsOf(db: Database, actor: Actor, run: BulkRun, done: Done[]): Promise<{ changes: RecordChange[], left: { recordId: string, reason: SkipReason }[] }> {
  const found = await findRecords(db, run.kind, done.map(({ recordId }) => recordId), { withTags: true })
  const objectionTo = await objectionsTo(db, actor, run, [...found.values()])
  const tagIds = new Set((await listTags(db)).map(({ id }) => id))
  const changes: RecordChange[] = []
  const left: { recordId: string, reason: SkipReason }[] = []
  for (const { recordId, kept } of done) {
    const record = found.get(recordId)
    const reason = kept.taskId ? await takeTaskBack(db, actor, kept.taskId) : record ? objectionTo(record) ?? whyNot(record, kept) : 'not_found'
    if (reason) left.push({ recordId, reason })
    else if (!kept.taskId) changes.push({ record: record!, set: kept.before, added: kept.removed.filter(id => tagIds.has(id)), removed: kept.added })
  }
  return { changes, left }
}

/** What somebody has changed since stays as they left it. A place in a column is nobody's word. */
function whyNot({ row, tagIds }: BulkRecord, { before, after, added, removed }: KeptChange): SkipReason | undefined {
  const isInTrash = row.deletedAt !== null && !('deletedAt' in after)
  if (isInTrash) return 'not_found'
  const isSame = Object.entries(after).every(([column, value]) => column === 'position' || row[column] === value)
    && added.every(id => tagIds.includes(id)) && removed.every(id => !tagIds.includes(id))
  // A discount that was given meanwhile wants its approval, whichever way the deal is won.
  if (isSame && before.outcome === 'won' && (row.discountApproval === 'pending' || row.discountApproval === 'declined')) return 'discount_not_approved'
  return isSame ? undefined : 'changed_since'
}

async function finishUndo(db: Database, actor: Actor, run: BulkRun): Promise<void> {
  await updateRun(db, run.id, { status: 'undone', isUndoing: 0, finishedAt: instantNow() })
  await recordEvent(db, actor, { type: 'bulk.undone', subject: { type: 'bulk', id: run.id }, payload: { action: run.action, kind: run.kind, changed: run.changed, kept: run.kept } })
}
