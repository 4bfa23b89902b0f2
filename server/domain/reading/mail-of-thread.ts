import { listActivitiesSchema } from '#shared/activities/schema'
import { addDays, dayOf, instantAt } from '#shared/dates/days'
import type { ReadMail, ReadPerson } from '#shared/reading/answers'
import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { listActivities } from '../activities/list-activities'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import type { SentAt } from './written-dates'

interface Message { from: string, at: SentAt | undefined }

/** The thread as one e-mail on the timeline of whoever outside wrote last: sent when its last message was, never in the future. */
export function mailOf(messages: Message[], people: ReadPerson[], { subject, ours, timeZone }: { subject: string, ours: Set<string>, timeZone: string }): Omit<ReadMail, 'match'> | null {
  const last = messages.at(-1)
  const writes = (from: string) => people.find(({ emails }) => emails.some(address => from.toLowerCase().includes(address)))
  const person = messages.map(({ from }) => writes(from)).findLast(Boolean) ?? people[0]
  if (!person) return null
  const isOurs = [...ours].some(address => last?.from.toLowerCase().includes(address))
  const at = last?.at && (last.at.instant ?? instantAt(last.at.day, '12:00', timeZone))
  return { subject, occurredAt: at && at < instantNow() ? at : null, direction: isOurs ? 'outbound' : 'inbound', personKey: person.key }
}

/** The thread with the e-mail that it is, where somebody has logged it before. */
export async function matchMail(db: Database, actor: Actor, mail: Omit<ReadMail, 'match'> | null, people: ReadPerson[]): Promise<ReadMail | null> {
  const contactId = people.find(({ key }) => key === mail?.personKey)?.match?.id
  if (!mail?.occurredAt || !contactId) return mail && { ...mail, match: null }
  const day = dayOf(mail.occurredAt, actor.timeZone)
  const { activities } = await listActivities(db, actor, listActivitiesSchema.parse({ contactId, type: 'email', after: day, before: addDays(day, 1), limit: '100', total: 'false' }))
  const same = activities.find(({ occurredAt, subject }) => occurredAt === mail.occurredAt && fold(subject ?? '') === fold(mail.subject))
  return { ...mail, match: same ? { id: same.id, name: same.subject ?? '' } : null }
}
