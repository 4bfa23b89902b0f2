import type { Notification, NotificationSubject } from '#shared/notifications/schema'
import type { Database } from '#server/db/database'
import { announceNotifications } from '#server/realtime/notices'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { listMembers } from '../members/members'
import { countUnread, insertNotifications, listNotificationRows, setRead } from './notifications.repository'

/** What one person is told: of which type it is, about what, and who did it (null: the system). */
export interface NewNotification {
  userId: string
  type: string
  subject: NotificationSubject
  name?: string | null
  actorId?: string | null
  details?: Record<string, unknown>
}

interface Payload { subject: NotificationSubject, name: string | null, actorId: string | null, details: Record<string, unknown> }

const mostShown = 50

/** Tells people what happened, in the transaction of what they are told. */
export async function notify(trx: Database, notifications: NewNotification | NewNotification[]): Promise<void> {
  const createdAt = instantNow()
  const all = [notifications].flat()
  await insertNotifications(trx, all.map(({ userId, type, subject, name = null, actorId = null, details = {} }) => {
    const payload: Payload = { subject, name, actorId, details }
    return { id: newId(), userId, type, payload: JSON.stringify(payload), createdAt, readAt: null }
  }))
  await announceNotifications(trx, all.map(({ userId }) => userId))
}

/** Whether the person has been told something of this type and has not looked at it yet. */
export async function isUnread(db: Database, userId: string, type: string): Promise<boolean> {
  return await countUnread(db, userId, type) > 0
}

/** The newest notifications of the signed-in person, and how many of all are unread. */
export async function listNotifications(db: Database, actor: Actor): Promise<{ notifications: Notification[], unread: number }> {
  const rows = await listNotificationRows(db, actor.userId, mostShown)
  const told = rows.map(row => ({ ...row, payload: JSON.parse(row.payload) as Payload }))
  const names = new Map((await listMembers(db, actor)).map(({ id, name }) => [id, name]))
  return {
    notifications: told.map(({ payload: { actorId, ...payload }, ...row }) => ({ ...row, ...payload, actorName: actorId ? names.get(actorId) ?? null : null })),
    unread: await countUnread(db, actor.userId),
  }
}

/** Marks these notifications of the signed-in person as read, or all of them. */
export async function readNotifications(db: Database, actor: Actor, ids?: string[]): Promise<void> {
  await setRead(db, actor.userId, ids, instantNow())
  await announceNotifications(db, [actor.userId])
}
