import { parseAbsolute, parseDate, parseDateTime, toCalendarDate, toTime } from '@internationalized/date'

/** What a week may begin with, by the number of the weekday as JavaScript counts them. */
export const firstWeekdays = { monday: 1, saturday: 6, sunday: 0 } as const
export type WeekStart = keyof typeof firstWeekdays

/** The calendar day `YYYY-MM-DD` that an instant falls on in a time zone. */
export function dayOf(instant: string, timeZone: string): string {
  return toCalendarDate(parseAbsolute(instant, timeZone)).toString()
}

/** Today's calendar day in a time zone. */
export function todayIn(timeZone: string, now = new Date()): string {
  return dayOf(now.toISOString(), timeZone)
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

/** The instant of a day and a time of day (`14:30`) in a time zone. */
export function instantAt(day: string, time: string, timeZone: string): string {
  return parseDateTime(`${day}T${time}`).toDate(timeZone).toISOString()
}

/** The time of day (`14:30`) that an instant falls on in a time zone. */
export function timeOf(instant: string, timeZone: string): string {
  return toTime(parseAbsolute(instant, timeZone)).toString().slice(0, 5)
}

/** The Monday (or what else the week begins with: 1 is Monday, 0 Sunday) after a day. */
export function nextWeekStart(day: string, firstWeekday: number): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, ((firstWeekday - weekday + 6) % 7) + 1)
}
