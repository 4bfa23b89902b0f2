import { todayIn, timeOf } from '#shared/dates/days'
import { scopedTo, type Database } from '#server/db/database'
import { enqueue } from '#server/queue/queue'
import { findMemberActor } from '../accounts/member-actor'
import { notificationSettingsOf, parseNotificationSettings } from '../accounts/notification-settings'
import { getToday } from '../today/today'
import { mayMail } from '../usage/mails'
import { digestMail, digestSettingsUrl } from './digest-mail'
import { listDigestMembers } from './digest.repository'

/** How late a digest may still come, after a server was down; later than that it is no news for the day. */
const lateHours = 3

/** Whose digest of which day it is; the day is theirs. */
export interface Digest { userId: string, day: string }

/**
 * Asks for the digests of everyone whose hour has come. One job a member and day, by its id: two servers, a restart and
 * an hour that comes twice make one of it, and one that daylight saving leaves out is made up for in the next.
 */
export async function enqueueDigests(db: Database, now = new Date()): Promise<void> {
  for (const { organizationId, userId, timeZone, createdAt, notificationSettings } of await listDigestMembers(db)) {
    const { digest, digestHour } = parseNotificationSettings(notificationSettings)
    const day = todayIn(timeZone, now)
    const hour = Number(timeOf(now.toISOString(), timeZone).slice(0, 2))
    // Who has come today knows what is there.
    if (!digest || hour < digestHour || hour >= digestHour + lateHours || todayIn(timeZone, new Date(createdAt)) === day) continue
    await enqueue(db, { id: `send-digest ${organizationId} ${userId} ${day}`, type: 'send-digest', organizationId, payload: { userId, day }, isQuiet: true })
  }
}

/** Sends a member the digest of their day, if anything waits for them and they still want it. */
export async function sendDigest(db: Database, organizationId: string, { userId, day }: Digest, appUrl: string): Promise<void> {
  const actor = await findMemberActor(db, organizationId, userId)
  if (!actor?.session.user.isVerified || todayIn(actor.timeZone) !== day || !(await notificationSettingsOf(db, userId)).digest) return
  const mail = digestMail(actor, await getToday(scopedTo(db, organizationId), actor), appUrl)
  if (!mail || !await mayMail(db, organizationId, userId)) return
  await enqueue(db, {
    id: `digest-${day}-${userId}-${organizationId}`, type: 'send-email', organizationId: null,
    payload: { to: actor.session.user.email, ...mail, unsubscribeUrl: digestSettingsUrl(appUrl) },
  })
}
