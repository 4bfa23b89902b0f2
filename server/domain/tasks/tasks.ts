import { priorities, type CreateTask, type Task, type UpdateTask } from '#shared/tasks/schema'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { changesBetween } from '../events/events'
import { newId } from '../ids'
import { assertIsMember } from '../members/members'
import { assertCan } from '../members/policy'
import { searchText } from '../search/search-index'
import { enqueueReminders } from './reminder-queue'
import { datesAfter, remindAtOf } from './task-dates'
import { recordTask, tellAssignee } from './task-events'
import { changedLinks, linksOfNew } from './task-links'
import { assertMayDelete, visibleTasks } from './tasks.policy'
import { deleteTaskRow, getStoredTask, insertTasks, selectTasks, toTask, updateTaskRow } from './tasks.repository'

/** One task that the actor may see; in the trash only if asked for. */
export async function getTask(db: Database, actor: Actor, id: string, { trashed = false } = {}): Promise<Task> {
  const row = await selectTasks(db, actor).where('tasks.id', '=', id).where(visibleTasks(actor))
    .where('tasks.deletedAt', trashed ? 'is not' : 'is', null).executeTakeFirst()
  if (!row) throw notFound()
  return toTask(row)
}

/** The task as the actor has just left it, also where the change took it out of their sight. */
export async function readTask(db: Database, actor: Actor, id: string): Promise<Task> {
  return toTask(await selectTasks(db, actor).where('tasks.id', '=', id).executeTakeFirstOrThrow())
}

/** Makes a task, for the actor unless it names another member (or null: nobody yet), who is then told. */
export async function createTask(db: Database, actor: Actor, input: CreateTask): Promise<Task> {
  assertCan(actor, 'records.create')
  return await inTransaction(db, async (trx) => {
    const assigneeId = input.assigneeId === undefined ? actor.userId : input.assigneeId
    await assertIsMember(trx, actor, assigneeId, 'assigneeId')
    const dates = datesAfter(undefined, input, actor.timeZone)
    const now = instantNow()
    const remindAt = await remindAtOf(trx, dates, assigneeId, now)
    const id = newId()
    await insertTasks(trx, [{
      id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, createdById: actor.userId, assigneeId, title: input.title, body: input.body ?? null,
      searchText: searchText([input.title, input.body]), ...dates, remindAt, priority: priorities.indexOf(input.priority ?? 'normal'),
      ...await linksOfNew(trx, actor, input), completedAt: null, beforeCompletion: null, isSample: 0,
    }])
    await enqueueReminders(trx, actor, remindAt)
    const task = await readTask(trx, actor, id)
    await recordTask(trx, actor, 'task.created', task)
    await tellAssignee(trx, actor, task)
    return task
  })
}

/** Changes fields of a task. `version` is the one the caller has seen; a stale one changes nothing. */
export async function updateTask(db: Database, actor: Actor, id: string, input: UpdateTask, version?: number): Promise<Task> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getTask(trx, actor, id)
    if (version !== undefined && version !== before.version) throw staleTask(before)
    await assertIsMember(trx, actor, input.assigneeId === before.assigneeId ? undefined : input.assigneeId, 'assigneeId')
    const stored = await getStoredTask(trx, id)
    const dates = datesAfter(stored, input, actor.timeZone)
    const links = await changedLinks(trx, actor, input)
    const { title, body, priority, assigneeId } = { ...before, ...withoutUndefined(input) }
    const changes = changesBetween(
      { ...before, contactId: stored.contactId, companyId: stored.companyId, dealId: stored.dealId },
      { title, body, priority, assigneeId, ...links, dueAt: dates.dueAt, allDay: dates.allDay === 1, recurrence: dates.recurrence, reminderMinutes: dates.reminderMinutes },
    )
    if (Object.keys(changes).length === 0) return before
    const now = instantNow()
    const isPlannedAnew = Boolean(changes.dueAt ?? changes.allDay ?? changes.recurrence ?? changes.reminderMinutes ?? changes.assigneeId)
    const remindAt = !isPlannedAnew ? stored.remindAt : stored.completedAt ? null : await remindAtOf(trx, dates, assigneeId, now)
    const written = await updateTaskRow(trx, id, before.version, {
      title, body, assigneeId, ...dates, ...links, remindAt, searchText: searchText([title, body]), priority: priorities.indexOf(priority), updatedAt: now,
      // A completion is taken back as long as nobody has planned anew what it moved.
      ...(isPlannedAnew && !stored.completedAt ? { beforeCompletion: null } : {}),
    })
    if (!written) throw staleTask(await getTask(trx, actor, id))
    if (remindAt !== stored.remindAt) await enqueueReminders(trx, actor, remindAt)
    const task = await readTask(trx, actor, id)
    await recordTask(trx, actor, 'task.updated', task, changes)
    if (changes.assigneeId) await tellAssignee(trx, actor, task)
    return task
  })
}

/** Puts a task into the trash, from where it can be restored; for good, if an admin asks for that. */
export async function deleteTask(db: Database, actor: Actor, id: string, { permanent = false } = {}): Promise<void> {
  assertCan(actor, permanent ? 'records.delete-permanently' : 'records.delete')
  await inTransaction(db, async (trx) => {
    const task = await getTask(trx, actor, id).catch(error => permanent ? getTask(trx, actor, id, { trashed: true }) : Promise.reject(error))
    assertMayDelete(actor, task)
    if (permanent) await deleteTaskRow(trx, id)
    else await updateTaskRow(trx, id, task.version, { deletedAt: instantNow(), remindAt: null })
    await recordTask(trx, actor, permanent ? 'task.deleted_permanently' : 'task.deleted', task)
  })
}

export async function restoreTask(db: Database, actor: Actor, id: string): Promise<Task> {
  assertCan(actor, 'records.delete')
  return await inTransaction(db, async (trx) => {
    const task = await getTask(trx, actor, id, { trashed: true })
    assertMayDelete(actor, task)
    const stored = await getStoredTask(trx, id)
    const remindAt = stored.completedAt ? null : await remindAtOf(trx, stored, stored.assigneeId, instantNow())
    await updateTaskRow(trx, id, task.version, { deletedAt: null, remindAt })
    await enqueueReminders(trx, actor, remindAt)
    await recordTask(trx, actor, 'task.restored', task)
    return await getTask(trx, actor, id)
  })
}

/** The answer to a change of a task that has changed meanwhile. */
export function staleTask(current: Task): DomainError {
  return new DomainError('stale_version', { detail: 'Someone changed this task in the meantime. Look at it as it is now, and change it again.', extensions: { current } })
}

function withoutUndefined(input: UpdateTask): Partial<Pick<Task, 'title' | 'body' | 'priority' | 'assigneeId'>> {
  const { title, body, priority, assigneeId } = input
  return Object.fromEntries(Object.entries({ title, body, priority, assigneeId }).filter(([, value]) => value !== undefined))
}
