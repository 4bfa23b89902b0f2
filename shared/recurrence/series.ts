import { now, parseAbsolute, parseDateTime, toCalendarDate, toCalendarDateTime } from '@internationalized/date'
import { occurrenceDays } from '#shared/recurrence/occurrence-days'
import { parseRule } from '#shared/recurrence/rule'

/** A rule from its first occurrence on. `start` is wall-clock time (`2026-11-23T09:00:00`) in the zone. */
export interface Series { rule: string, start: string, timeZone: string }

/**
 * The instants of a series after `after`, in order. The wall clock decides: 09:00 stays 09:00 across daylight saving. A time
 * that the clock jumps over counts as much later as the jump is long; of a time that comes twice, the first counts.
 */
export function* occurrencesAfter({ rule: text, start, timeZone }: Series, after: string): Generator<string> {
  const rule = parseRule(text)
  if (typeof rule === 'string') return
  const [firstDay, time] = start.split('T') as [string, string]
  const until = untilOf(rule.until, timeZone)
  for (const day of occurrenceDays(rule, firstDay, localDay(after, timeZone))) {
    const instant = instantOf(`${day}T${time}`, timeZone)
    if (until?.(day, instant)) return
    if (instant > after) yield instant
  }
}

/** The first instant of a series after `after`; undefined where it has ended. */
export function nextOccurrence(series: Series, after: string): string | undefined {
  return occurrencesAfter(series, after).next().value as string | undefined
}

/** Whether an occurrence lies behind the end of its rule: a day is included whole, an instant to the second. */
function untilOf(until: string | null, timeZone: string): ((day: string, instant: string) => boolean) | undefined {
  if (until === null) return undefined
  const lastDay = until.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')
  if (until.length === 8) return day => day > lastDay
  const time = until.slice(9, 15).replace(/(\d\d)(?=\d)/g, '$1:')
  const last = until.endsWith('Z') ? `${lastDay}T${time}.000Z` : instantOf(`${lastDay}T${time}`, timeZone)
  return (_, instant) => instant > last
}

/** The wall-clock time of an instant, as a series begins with it. */
export function wallClock(instant: string, timeZone: string): string {
  return toCalendarDateTime(parseAbsolute(instant, timeZone)).toString()
}

/** The instant at midnight UTC that stands for today, where a day is stored as an instant. */
export function todayAsInstant(timeZone: string): string {
  return `${toCalendarDate(now(timeZone)).toString()}T00:00:00.000Z`
}

function instantOf(wallClock: string, timeZone: string): string {
  return parseDateTime(wallClock).toDate(timeZone, 'compatible').toISOString()
}

function localDay(instant: string, timeZone: string): string {
  return toCalendarDate(parseAbsolute(instant, timeZone)).toString()
}
