import { defaultNotificationSettings, type NotificationSettings, type UpdateNotificationSettings } from '#shared/accounts/notification-settings'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { getUser, updateUser } from './accounts.repository'

/** What is kept of a person's choices, with what they have not chosen as everyone begins with. */
export function parseNotificationSettings(kept: string): NotificationSettings {
  return { ...defaultNotificationSettings, ...JSON.parse(kept) as UpdateNotificationSettings }
}

/** Which mails a person wants. Whether any can go out says `sendsMail()` of the configuration. */
export async function notificationSettingsOf(db: Database, userId: string): Promise<NotificationSettings> {
  return parseNotificationSettings((await getUser(db, userId)).notificationSettings)
}

/** Changes which mails the signed-in person gets. */
export async function updateNotificationSettings(db: Database, actor: Actor, changes: UpdateNotificationSettings): Promise<NotificationSettings> {
  return await inTransaction(db, async (trx) => {
    const settings = { ...await notificationSettingsOf(trx, actor.userId), ...changes }
    await updateUser(trx, actor.userId, { notificationSettings: JSON.stringify(settings), updatedAt: instantNow() })
    return settings
  })
}
