import { mostAtOnce, type Bulk, type Skipped } from '#shared/bulk/schema'
import type { RecordKind } from '#shared/records/kinds'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import { enqueue } from '#server/queue/queue'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { findRecords } from './bulk-records.repository'
import { findRun, insertRun, listLeftAlone, updateRun, type BulkRun } from './bulk-runs.repository'
import { assertMayDo, assertSeesRun } from './bulk.policy'
import { plannerOf } from './planners'
import { finishRun, runBulk } from './run-bulk'
import { selectedIds, type BulkInput } from './selection'
import { undoBulkRecords } from './undo-bulk'

/** Should the process die over a short run, the queue goes on with it. */
const safetyMs = 20_000
const mostExamples = 10

/** Changes many records: a few at once, many in the queue. Answers the run, finished or begun. */
export async function startBulk(db: Database, actor: Actor, input: BulkInput): Promise<Bulk> {
  const { ids: _, filter: __, except: ___, ...task } = input.body
  assertMayDo(actor, task.action)
  const run = await inTransaction(db, async (trx) => {
    const ids = await selectedIds(trx, actor, input)
    if (task.action !== 'tag') await plannerOf(trx, actor, task)
    const isExport = task.action === 'export'
    const now = instantNow()
    const run = {
      id: newId(), kind: input.kind, action: task.action, details: JSON.stringify(task), status: isExport ? 'done' as const : 'queued' as const, isUndoing: 0, isCancelled: 0,
      processed: isExport ? ids.length : 0, total: ids.length, changed: 0, kept: 0, undoCursor: '', undoneById: null, userId: actor.userId,
      createdAt: now, finishedAt: isExport ? now : null, error: null,
    }
    await insertRun(trx, run, ids)
    if (!isExport) await enqueueBulk(trx, 'run-bulk', actor.organizationId, run.id, { isShort: ids.length <= mostAtOnce })
    return run
  })
  if (run.status === 'queued' && run.total <= mostAtOnce) await runBulk(db, actor.organizationId, run.id, Number.POSITIVE_INFINITY)
  return await getBulk(db, actor, run.id)
}

/** Asks for a run's next stretch of work. */
export async function enqueueBulk(db: Database, type: 'run-bulk' | 'undo-bulk', organizationId: string, runId: string, { isShort = false } = {}): Promise<void> {
  await enqueue(db, { id: newId(), type, organizationId, payload: { runId }, ...(isShort ? { runAt: new Date(Date.now() + safetyMs).toISOString() } : {}) })
}

/** A run with what it has done so far. */
export async function getBulk(db: Database, actor: Actor, id: string): Promise<Bulk> {
  const run = await getRun(db, actor, id)
  const { kind, action, status, total, changed, createdAt, finishedAt, error } = run
  const isUndoing = run.isUndoing === 1
  return {
    id, kind, action, status, isUndoing, isCancelled: run.isCancelled === 1, processed: run.processed, total: isUndoing ? changed : total, changed,
    skipped: await leftAlone(db, run, 'reason'), kept: await leftAlone(db, run, 'keptReason'), createdAt, finishedAt, error,
    ...(action === 'export' ? { file: `/api/bulk/${id}/export.csv` } : {}),
  }
}

/** A run that the actor may see. */
export async function getRun(db: Database, actor: Actor, id: string): Promise<BulkRun> {
  const run = await findRun(db, id)
  if (!run) throw notFound()
  assertSeesRun(actor, run)
  return run
}

async function leftAlone(db: Database, { id, kind }: { id: string, kind: RecordKind }, column: 'reason' | 'keptReason'): Promise<Skipped[]> {
  const groups = await listLeftAlone(db, id, column, mostExamples)
  return await Promise.all(groups.map(async ({ reason, count, ids }) => {
    // What was not there for them may be someone else's: its name is not theirs to read either.
    const found = reason === 'not_found' ? undefined : await findRecords(db, kind, ids)
    return { reason, count, examples: ids.map(recordId => ({ id: recordId, name: found?.get(recordId)?.name ?? null })) }
  }))
}

/** Stops a run that goes on. What it has done stays, and can be undone. */
export async function cancelBulk(db: Database, actor: Actor, id: string): Promise<Bulk> {
  await inTransaction(db, async (trx) => {
    const run = await getRun(trx, actor, id)
    if (run.isUndoing === 1 || (run.status !== 'queued' && run.status !== 'running')) throw new DomainError('bulk_not_running', { detail: 'It has ended already. What it did can be undone.' })
    await finishRun(trx, actor.organizationId, id, { isCancelled: true })
  })
  return await getBulk(db, actor, id)
}

/** Puts every record back to what it was before the run, where nobody has changed it since. */
export async function undoBulk(db: Database, actor: Actor, id: string): Promise<Bulk> {
  const { changed } = await inTransaction(db, async (trx) => {
    const run = await getRun(trx, actor, id)
    assertMayDo(actor, run.action)
    if (run.status === 'undone') throw new DomainError('already_done', { detail: 'This has been undone already.' })
    if (run.status === 'queued' || run.status === 'running') throw new DomainError('bulk_running', { detail: 'Wait until it has finished, or cancel it; then undo it.' })
    await updateRun(trx, id, { status: 'running', isUndoing: 1, undoCursor: '', processed: 0, kept: 0, undoneById: actor.userId, finishedAt: null, error: null })
    await enqueueBulk(trx, 'undo-bulk', actor.organizationId, id, { isShort: run.changed <= mostAtOnce })
    return run
  })
  if (changed <= mostAtOnce) await undoBulkRecords(db, actor.organizationId, id, Number.POSITIVE_INFINITY)
  return await getBulk(db, actor, id)
}
