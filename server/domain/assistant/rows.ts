import { fenced } from '#server/ai/fence'
import { relativeDay } from '#server/ai/relative-days'
import { dayOf } from '#shared/dates/days'
import type { SeenRecord } from './numbered-records'
import { oneLine } from '../ai/one-line'
import { memberName } from '../ai/reader'
import type { Inquiry } from './inquiry'

/** So many records a look-up. */
export const mostRows = 20
const longestPart = 200

/** A record as a row: its number, its title, and what else is known; empty parts are left out. */
export function recordRow({ records }: Inquiry, record: SeenRecord, parts: Part[]): string {
  return `[${records.numberOf(record)}] ${plainRow([record.title, ...parts])}`
}

type Part = string | null | undefined | false

/** A row of what is no record, on one line and not too long. */
export function plainRow(parts: Part[]): string {
  return parts.filter(part => typeof part === 'string' && part !== '').map(part => oneLine(part as string, longestPart)).join(' · ')
}

/** What a look-up found: how many there are in all, and the rows, fenced, since names and texts come from outside. */
export function listing(name: string, rows: string[], total = rows.length): string {
  if (rows.length === 0) return `No ${name} found.`
  const more = total > rows.length ? `, the first ${rows.length} of them (and ${total - rows.length} more)` : ''
  return `${total} ${name} found${more}:\n${fenced(name.replace(/\W+/g, '_'), rows.join('\n'))}`
}

/** A member, or nobody; whoever asks is told by who they are, since others may have the same name. */
export function memberWords({ id, name }: { id: string | null, name: string | null }, { actor }: Pick<Inquiry, 'actor'>): string {
  return name === null ? 'nobody' : memberName({ id, name }, actor)
}

/** A day as prompts have it: relative, so that they do not change with the calendar alone. */
export function dayWords(day: string | null, { today }: Pick<Inquiry, 'today'>): string | null {
  return day && relativeDay(day, today)
}

/** The day of an instant, likewise. */
export function instantWords(instant: string | null, { today, actor }: Pick<Inquiry, 'today' | 'actor'>): string | null {
  return instant && relativeDay(dayOf(instant, actor.timeZone), today)
}
