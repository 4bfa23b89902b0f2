import type { Database } from '#server/db/database'

/** Tasks whose reminder is due, with whom it is for. */
export async function listDueReminders(db: Database, now: string, limit: number) {
  return await db.selectFrom('tasks').leftJoin('users as u', 'u.id', 'tasks.assigneeId')
    .select(['tasks.id', 'tasks.title', 'tasks.dueAt', 'tasks.allDay', 'tasks.remindAt', 'tasks.assigneeId', 'u.name', 'u.email', 'u.locale', 'u.timeZone'])
    .where('tasks.remindAt', 'is not', null).where('tasks.remindAt', '<=', now).orderBy('tasks.remindAt').limit(limit).execute()
}

export type DueReminder = Awaited<ReturnType<typeof listDueReminders>>[number]

/** What the server keeps up by itself: the version stays. */
export async function setRemindAt(db: Database, ids: string[], remindAt: string | null): Promise<void> {
  if (ids.length) await db.updateTable('tasks').set({ remindAt }).where('id', 'in', ids).execute()
}

/** The instants at which reminders are still to come. */
export async function listReminderTimes(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('tasks').select('remindAt').distinct().where('remindAt', 'is not', null).execute()
  return rows.map(({ remindAt }) => remindAt!)
}
