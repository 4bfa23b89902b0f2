import { nextOccurrence, todayAsInstant } from '#shared/recurrence/series'
import type { Task } from '#shared/tasks/schema'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { changesBetween } from '../events/events'
import { assertCan } from '../members/policy'
import { enqueueReminders } from './reminder-queue'
import { remindAtOf, seriesOf } from './task-dates'
import { recordTask } from './task-events'
import { getTask, readTask, staleTask } from './tasks'
import { getStoredTask, updateTaskRow, type StoredTask } from './tasks.repository'

/** What a completion changes, and taking it back restores. */
type Before = Pick<StoredTask, 'dueAt' | 'recurrenceStart' | 'completedAt'>

/**
 * Completes a task. One that comes again is then due at its next occurrence after both its due date and now, so that one
 * neglected for weeks asks for one completion; when its rule has ended it is done. Completing what is done changes nothing.
 */
export async function completeTask(db: Database, actor: Actor, id: string, version?: number): Promise<Task> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getTask(trx, actor, id)
    if (version !== undefined && version !== before.version) throw staleTask(before)
    if (before.completedAt) return before
    const stored = await getStoredTask(trx, id)
    const now = instantNow()
    const dueAt = nextDue(stored, now)
    const after: Before = dueAt
      ? { dueAt, recurrenceStart: stored.recurrenceStart, completedAt: null }
      : { dueAt: stored.dueAt, recurrenceStart: stored.recurrenceStart, completedAt: now }
    return await change(trx, actor, before, stored, 'task.completed', after, JSON.stringify({ dueAt: stored.dueAt, recurrenceStart: stored.recurrenceStart, completedAt: null } satisfies Before))
  })
}

/** Takes the last completion back: the task is as it was before. Without one, or once someone has planned it anew, nothing changes. */
export async function reopenTask(db: Database, actor: Actor, id: string, version?: number): Promise<Task> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getTask(trx, actor, id)
    if (version !== undefined && version !== before.version) throw staleTask(before)
    const stored = await getStoredTask(trx, id)
    if (stored.beforeCompletion === null) return before
    return await change(trx, actor, before, stored, 'task.reopened', JSON.parse(stored.beforeCompletion) as Before, null)
  })
}

async function change(trx: Database, actor: Actor, before: Task, stored: StoredTask, type: string, after: Before, beforeCompletion: string | null): Promise<Task> {
  const now = instantNow()
  const remindAt = after.completedAt ? null : await remindAtOf(trx, { ...stored, ...after }, stored.assigneeId, now)
  if (!await updateTaskRow(trx, before.id, before.version, { ...after, remindAt, beforeCompletion, updatedAt: now })) throw staleTask(await getTask(trx, actor, before.id))
  await enqueueReminders(trx, actor, remindAt)
  await recordTask(trx, actor, type, before, changesBetween<Partial<Task>>(before, { dueAt: after.dueAt, completedAt: after.completedAt }))
  return await readTask(trx, actor, before.id)
}

/** When a task that comes again is due next; undefined for one that does not, or whose rule has ended. */
function nextDue(task: StoredTask, now: string): string | undefined {
  if (task.recurrence === null || task.dueAt === null) return undefined
  const today = task.allDay ? todayAsInstant(task.timeZone) : now
  return nextOccurrence(seriesOf(task), task.dueAt > today ? task.dueAt : today)
}
