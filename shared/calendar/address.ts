import type { CalendarEntry } from '#shared/calendar/schema'

const pages = { contact: 'contacts', company: 'companies', deal: 'deals' } as const

/** The page that an entry leads to: a task to itself, what else it may be to the record it is about, or else to its day. */
export function addressOf({ kind, id, day, record }: Pick<CalendarEntry, 'kind' | 'id' | 'day' | 'record'>): string {
  if (kind === 'task') return `/tasks?task=${id}`
  return record ? addressOfRecord(record) : `/calendar?day=${day}`
}

/** The page of what an entry is about. */
export function addressOfRecord({ kind, id }: NonNullable<CalendarEntry['record']>): string {
  return `/${pages[kind]}/${id}`
}
