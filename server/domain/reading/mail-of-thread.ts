import type { ReadMail, ReadPerson } from '#shared/reading/answers'
import { instantAt } from '#shared/dates/days'
import { instantNow } from '../clock'
import type { SentAt } from './written-dates'

interface Message { from: string, at: SentAt | undefined }

/** The thread as one e-mail on the timeline of whoever outside wrote last: sent when its last message was, never in the future. */
export function mailOf(messages: Message[], people: ReadPerson[], { subject, ours, timeZone }: { subject: string, ours: Set<string>, timeZone: string }): ReadMail | null {
  const last = messages.at(-1)
  const writes = (from: string) => people.find(({ emails }) => emails.some(address => from.toLowerCase().includes(address)))
  const person = messages.map(({ from }) => writes(from)).findLast(Boolean) ?? people[0]
  if (!person) return null
  const isOurs = [...ours].some(address => last?.from.toLowerCase().includes(address))
  const at = last?.at && (last.at.instant ?? instantAt(last.at.day, '12:00', timeZone))
  return { subject, occurredAt: at && at < instantNow() ? at : null, direction: isOurs ? 'outbound' : 'inbound', personKey: person.key }
}
