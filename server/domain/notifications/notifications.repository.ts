import type { Insertable } from 'kysely'
import type { Database } from '#server/db/database'
import type { NotificationsTable } from '#server/db/schema'

export async function insertNotifications(db: Database, rows: Insertable<NotificationsTable>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) {
    await db.insertInto('notifications').values(rows.slice(start, start + 1000)).execute()
  }
}

/** The person's newest, by ids that sort by time. */
export async function listNotificationRows(db: Database, userId: string, limit: number) {
  return await db.selectFrom('notifications').select(['id', 'type', 'payload', 'createdAt', 'readAt'])
    .where('userId', '=', userId).orderBy('id', 'desc').limit(limit).execute()
}

/** Of one type, or of all. */
export async function countUnread(db: Database, userId: string, type?: string): Promise<number> {
  const { count } = await db.selectFrom('notifications').select(eb => eb.fn.countAll<number>().as('count'))
    .where('userId', '=', userId).where('readAt', 'is', null).$if(type !== undefined, query => query.where('type', '=', type!)).executeTakeFirstOrThrow()
  return Number(count)
}

export async function setRead(db: Database, userId: string, ids: string[] | undefined, readAt: string): Promise<void> {
  let update = db.updateTable('notifications').set({ readAt }).where('userId', '=', userId).where('readAt', 'is', null)
  if (ids) update = update.where('id', 'in', ids)
  await update.execute()
}
