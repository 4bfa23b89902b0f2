import type { Task } from '#shared/tasks/schema'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { findMemberRole } from '../members/members'
import { assertCan } from '../members/policy'
import { notify } from '../notifications/notifications'
import { enqueueReminders } from './reminder-queue'
import { listDueReminders, setRemindAt, type DueReminder } from './reminders.repository'
import { getTask } from './tasks'

const batchSize = 100

/**
 * Reminds of every task whose time has come: each once, however many servers look and however late, because what marks
 * it as told commits with the notification.
 */
export async function remindOfTasks(db: Database, organizationId: string): Promise<void> {
  while (await remindBatch(db, organizationId) === batchSize);
}

async function remindBatch(db: Database, organizationId: string): Promise<number> {
  return await inTransaction(db, async (trx) => {
    const due = await listDueReminders(trx, instantNow(), batchSize)
    await setRemindAt(trx, due.map(({ id }) => id), null)
    for (const reminder of due) await remind(trx, organizationId, reminder)
    return due.length
  })
}

async function remind(trx: Database, organizationId: string, { id, title, dueAt, allDay, assigneeId }: DueReminder): Promise<void> {
  if (assigneeId === null || !await findMemberRole(trx, organizationId, assigneeId)) return
  await notify(trx, { userId: assigneeId, type: 'task.reminder', subject: { type: 'task', id }, name: title, details: { dueAt, allDay: allDay === 1 } })
}

/** Reminds of an open task again in some minutes; its due date stays. */
export async function remindAgain(db: Database, actor: Actor, id: string, minutes: number): Promise<Task> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const task = await getTask(trx, actor, id)
    if (task.completedAt) return task
    const at = new Date(Date.now() + minutes * 60_000).toISOString()
    await setRemindAt(trx, [id], at)
    await enqueueReminders(trx, actor, at)
    return task
  })
}
