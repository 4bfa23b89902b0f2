import type { Task } from '#shared/tasks/schema'
import { inTransaction, type Database } from '#server/db/database'
import { enqueue } from '#server/queue/queue'
import { notificationSettingsOf } from '../accounts/notification-settings'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { findMemberRole } from '../members/members'
import { assertCan } from '../members/policy'
import { notify } from '../notifications/notifications'
import { mayMail } from '../usage/mails'
import { reminderMail } from './reminder-mail'
import { enqueueReminders } from './reminder-queue'
import { findRecipient, listDueReminders, setRemindAt, type DueReminder } from './reminders.repository'
import { getTask } from './tasks'

/** Where links in mails lead, and whether mails go out at all. */
export interface ReminderDelivery { appUrl: string, sendsMail: boolean }

const batchSize = 100

/**
 * Reminds of every task whose time has come: each once, however many servers look and however late, because what marks
 * it as told commits with the notification.
 */
export async function remindOfTasks(db: Database, organizationId: string, delivery: ReminderDelivery): Promise<void> {
  while (await remindBatch(db, organizationId, delivery) === batchSize);
}

async function remindBatch(db: Database, organizationId: string, delivery: ReminderDelivery): Promise<number> {
  return await inTransaction(db, async (trx) => {
    const due = await listDueReminders(trx, instantNow(), batchSize)
    await setRemindAt(trx, due.map(({ id }) => id), null)
    for (const reminder of due) await remind(trx, organizationId, reminder, delivery)
    return due.length
  })
}

async function remind(trx: Database, organizationId: string, { id, title, dueAt, allDay, assigneeId, remindAt }: DueReminder, { appUrl, sendsMail }: ReminderDelivery): Promise<void> {
  if (assigneeId === null || !await findMemberRole(trx, organizationId, assigneeId)) return
  await notify(trx, { userId: assigneeId, type: 'task.reminder', subject: { type: 'task', id }, name: title, details: { dueAt, allDay: allDay === 1 } })
  if (!sendsMail || !(await notificationSettingsOf(trx, assigneeId)).reminderMail || !await mayMail(trx, organizationId, assigneeId)) return
  const mail = reminderMail(await findRecipient(trx, assigneeId), { title, dueAt, allDay: allDay === 1 }, `${appUrl}/tasks?task=${id}`)
  await enqueue(trx, { id: `reminder ${id} ${remindAt}`, type: 'send-email', organizationId, payload: mail })
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
