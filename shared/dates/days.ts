import { parseAbsolute, parseDate, toCalendarDate, now } from '@internationalized/date'

/** The calendar day `YYYY-MM-DD` that an instant falls on in a time zone. */
export function dayOf(instant: string, timeZone: string): string {
  return toCalendarDate(parseAbsolute(instant, timeZone)).toString()
}

/** Today's calendar day in a time zone. */
export function todayIn(timeZone: string): string {
  return toCalendarDate(now(timeZone)).toString()
}

/** The day `count` days after (or, negative, before) a day. */
export function addDays(day: string, count: number): string {
  return parseDate(day).add({ days: count }).toString()
}

/** The instant at which a day begins in a time zone, right across daylight saving. */
export function startOfDay(day: string, timeZone: string): string {
  return parseDate(day).toDate(timeZone).toISOString()
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
