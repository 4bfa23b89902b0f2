import type { Database } from '#server/db/database'
import { enqueue } from '#server/queue/queue'
import { findMemberName, findMemberRole } from '../members/members'
import { getUser } from './accounts.repository'
import { mentionMail } from './mails'
import { notificationSettingsOf } from './notification-settings'

/** Who mentioned whom, and the record at which the mentioned one finds it. */
export interface Mention { userId: string, actorId: string, activityId: string, type: 'contact' | 'company' | 'deal', id: string, name: string | null }

const pages = { contact: 'contacts', company: 'companies', deal: 'deals' } as const

/** Sends the mentioned member a mail, if they want such mails and are still here; once, however often it is asked for under `mailId`. */
export async function mailMention(db: Database, organizationId: string, { userId, actorId, activityId, type, id, name }: Mention, { appUrl, mailId }: { appUrl: string, mailId: string }): Promise<void> {
  if (!await findMemberRole(db, organizationId, userId) || !(await notificationSettingsOf(db, userId)).mentionMail) return
  const { email, locale } = await getUser(db, userId)
  const url = `${appUrl}/${pages[type]}/${id}?activity=${activityId}`
  const actorName = await findMemberName(db, organizationId, actorId)
  await enqueue(db, { id: mailId, type: 'send-email', organizationId: null, payload: { to: email, ...mentionMail(locale, actorName, name, url) } })
}
