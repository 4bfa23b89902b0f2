import { fenced } from '#server/ai/fence'
import { relativeDay } from '#server/ai/relative-days'
import { dayOf } from '#shared/dates/days'
import { minorDigits, toMajor } from '#shared/money/money'
import type { Inquiry } from './inquiry'

/** So many records a look-up. */
export const mostRows = 20
const longestRow = 400

/** A row of what is known, its empty parts left out; on one line and not too long. */
export function row(parts: (string | null | undefined | false)[]): string {
  const text = parts.filter(Boolean).join(' · ').replace(/\s+/g, ' ')
  return text.length > longestRow ? `${text.slice(0, longestRow)}…` : text
}

/** What a look-up found: how many there are in all, and the rows, fenced, since names and texts come from outside. */
export function listing(name: string, rows: string[], total = rows.length): string {
  if (rows.length === 0) return `No ${name} found.`
  const more = total > rows.length ? `, the first ${rows.length} of them (and ${total - rows.length} more)` : ''
  return `${total} ${name} found${more}:\n${fenced(name.replace(/\W+/g, '_'), rows.join('\n'))}`
}

/** A day as prompts have it: relative, so that they do not change with the calendar alone. */
export function dayWords(day: string | null, { today }: Pick<Inquiry, 'today'>): string | null {
  return day && relativeDay(day, today)
}

/** The day of an instant, likewise. */
export function instantWords(instant: string | null, { today, actor }: Pick<Inquiry, 'today' | 'actor'>): string | null {
  return instant && relativeDay(dayOf(instant, actor.timeZone), today)
}

/** `EUR 12500.00`: the same on every machine. */
export function moneyWords(valueCents: number, currency: string): string {
  return `${currency} ${toMajor(valueCents, currency).toFixed(minorDigits(currency))}`
}
