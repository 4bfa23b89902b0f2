import { setImmediate as nextTurn } from 'node:timers/promises'
import { mostAtOnce, type SkipReason } from '#shared/bulk/schema'
import { inResumableTransaction, inTransaction, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { BatchSize } from '../imports/batch-size'
import { absentActor } from '../members/absent-actor'
import { notify } from '../notifications/notifications'
import { findRecords, type Columns } from './bulk-records.repository'
import { advanceRun, countToTell, findRun, insertBulkRecords, listSelected, updateRun, type BulkRun } from './bulk-runs.repository'
import { createTasks } from './bulk-tasks'
import { assertMayDo, objectionsTo } from './bulk.policy'
import { plannerOf, type BulkTask } from './planners'
import { writeChanges, type RecordChange } from './write-changes'

/** What a run did to a record, as it is kept for undo. */
export interface KeptChange { before: Columns, after: Columns, added: string[], removed: string[], taskId?: string }

/** What becomes of a record: a change, or the reason why there is none. */
interface Outcome { recordId: string, reason?: SkipReason, change?: RecordChange, tellId?: string | null }

/**
 * Goes on with a run where it stopped, until its end or until `untilMs` has come; answers whether it has ended. Changes and
 * progress commit together, so that nothing is done twice, however often the process dies.
 */
export async function runBulk(db: Database, organizationId: string, runId: string, untilMs: number): Promise<boolean> {
  const run = await findRun(db, runId)
  if (!run || run.isUndoing === 1 || (run.status !== 'queued' && run.status !== 'running')) return true
  try {
    if (run.status === 'queued') await updateRun(db, runId, { status: 'running' })
    return await runBatches(db, organizationId, run, untilMs)
  }
  catch (error) {
    // The queue tries again when the database comes back; a member who has left, or a stage that is gone, stays so.
    if (!(error instanceof DomainError)) throw error
    await inTransaction(db, async (trx) => {
      await updateRun(trx, runId, { status: 'failed', error: error.message, finishedAt: instantNow() })
      await notify(trx, { userId: run.userId, type: 'bulk.failed', subject: { type: 'bulk', id: runId }, details: { action: run.action, kind: run.kind, reason: error.message } })
    })
    return true
  }
}

async function runBatches(db: Database, organizationId: string, run: BulkRun, untilMs: number): Promise<boolean> {
  const size = new BatchSize()
  for (let processed = run.processed; processed < run.total;) {
    let records = 0
    await size.measure(async () => {
      records = await inResumableTransaction(db, trx => runBatch(trx, organizationId, run, processed, size.rows))
    })
    // Somebody has cancelled it.
    if (records === 0) return true
    processed += records
    if (processed < run.total && Date.now() >= untilMs) return false
    await nextTurn()
  }
  await inTransaction(db, trx => finishRun(trx, organizationId, run.id))
  return true
}

/** Answers how many records were dealt with: none if the run has been ended meanwhile. */
async function runBatch(db: Database, organizationId: string, run: BulkRun, from: number, limit: number): Promise<number> {
  const actor = await absentActor(db, organizationId, run.userId)
  assertMayDo(actor, run.action)
  const task = JSON.parse(run.details) as BulkTask
  const ids = await listSelected(db, run.id, from, limit)
  const found = await findRecords(db, run.kind, ids, { withTags: task.action === 'tag' || task.action === 'untag' })
  const records = [...found.values()].filter(({ row }) => row.deletedAt === null)
  const objectionTo = await objectionsTo(db, actor, run, records)
  const planFor = await plannerOf(db, actor, task)
  const live = new Map(records.map(record => [record.id, record]))
  const outcomes: Outcome[] = []
  for (const recordId of ids) {
    const record = live.get(recordId)
    const plan = record ? objectionTo(record) ?? await planFor(record) : 'not_found'
    outcomes.push(!record || typeof plan === 'string' ? { recordId, reason: plan as SkipReason } : { recordId, change: { record, ...plan }, tellId: plan.tellId })
  }
  const changes = outcomes.flatMap(({ change }) => change ?? [])
  if (!await advanceRun(db, run.id, from, { records: ids.length, changed: changes.length })) return endedMeanwhile(db, run.id)
  const tasks = task.action === 'task' ? await createTasks(db, actor, run.kind, task.task, changes.map(({ record }) => record.id)) : new Map<string, string>()
  if (task.action !== 'task') await writeChanges(db, actor, run, changes)
  await insertBulkRecords(db, outcomes.map(({ recordId, reason = null, change, tellId }) => ({
    runId: run.id, recordId, reason, change: change ? JSON.stringify(keptOf(change, tasks.get(recordId))) : null,
    tellId: tellId && tellId !== actor.userId ? tellId : null, keptReason: null,
  })))
  return ids.length
}

async function endedMeanwhile(db: Database, runId: string): Promise<0> {
  if ((await findRun(db, runId))?.status === 'running') throw new Error(`Another worker is doing the bulk run ${runId}`)
  return 0
}

function keptOf({ record, set, added, removed }: RecordChange, taskId: string | undefined): KeptChange {
  return { before: Object.fromEntries(Object.keys(set).map(column => [column, record.row[column] ?? null])), after: set, added, removed, ...(taskId ? { taskId } : {}) }
}

/** Ends a run: its event, a notice for whom it concerns in one sum, and for who began a long one. */
export async function finishRun(db: Database, organizationId: string, runId: string, { isCancelled = false } = {}): Promise<void> {
  await updateRun(db, runId, { status: 'done', isCancelled: isCancelled ? 1 : 0, finishedAt: instantNow() })
  const run = await findRun(db, runId)
  if (!run) return
  const subject = { type: 'bulk' as const, id: runId }
  const details = { action: run.action, kind: run.kind, changed: run.changed, total: run.total }
  const tell = await countToTell(db, runId)
  await recordEvent(db, { organizationId, userId: run.userId }, { type: isCancelled ? 'bulk.cancelled' : 'bulk.finished', subject, payload: details })
  await notify(db, tell.map(({ userId, count }) => ({ userId, type: run.action === 'assign' ? 'bulk.assigned' : 'bulk.moved', subject, actorId: run.userId, details: { ...details, count } })))
  if (run.total > mostAtOnce && !isCancelled) await notify(db, { userId: run.userId, type: 'bulk.finished', subject, details })
}
