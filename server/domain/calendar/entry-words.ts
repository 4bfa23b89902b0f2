import type { Locale } from '#shared/accounts/schema'
import type { CalendarEntry, CalendarEntryKind } from '#shared/calendar/schema'

interface Words { kinds: Record<CalendarEntryKind, string>, followUp: string, done: string, calendar: (organization: string) => string }

const words: Record<Locale, Words> = {
  en: { kinds: { task: 'Task', next_action: 'Next step', meeting: 'Meeting' }, followUp: 'Follow up', done: 'Done', calendar: organization => `${organization} · SimpleCRM` },
  fa: { kinds: { task: 'کار', next_action: 'گام بعدی', meeting: 'جلسه' }, followUp: 'پیگیری', done: 'انجام شد', calendar: organization => `${organization} · SimpleCRM` },
}

/** An entry in one line, where there is no page around it: "Meeting: Kick-off · Zoë O'Brien". */
export function entryLine(entry: CalendarEntry, locale: Locale): string {
  const { kinds, followUp, done } = words[locale]
  const kind = entry.done ? `✓ ${kinds[entry.kind]} (${done})` : kinds[entry.kind]
  const title = entry.title ?? (entry.kind === 'next_action' ? followUp : null)
  return [title ? `${kind}: ${title}` : kind, ...entry.record && entry.record.name !== title ? [entry.record.name] : []].join(' · ')
}

/** What a program shows the subscribed calendar as. */
export function calendarName(organization: string, locale: Locale): string {
  return words[locale].calendar(organization)
}
