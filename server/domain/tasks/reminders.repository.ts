import type { Database } from '#server/db/database'

/** Tasks whose reminder is due, the longest waiting first. */
export async function listDueReminders(db: Database, now: string, limit: number) {
  return await db.selectFrom('tasks').select(['id', 'title', 'dueAt', 'allDay', 'remindAt', 'assigneeId'])
    .where('remindAt', 'is not', null).where('remindAt', '<=', now).orderBy('remindAt').limit(limit).execute()
}

export type DueReminder = Awaited<ReturnType<typeof listDueReminders>>[number]

/** What the server keeps up by itself: the version stays. */
export async function setRemindAt(db: Database, ids: string[], remindAt: string | null): Promise<void> {
  if (ids.length) await db.updateTable('tasks').set({ remindAt }).where('id', 'in', ids).execute()
}

/** Whom a mail goes to, and how they read it. */
export async function findRecipient(db: Database, userId: string) {
  return await db.selectFrom('users').select(['name', 'email', 'locale', 'timeZone']).where('id', '=', userId).executeTakeFirstOrThrow()
}
