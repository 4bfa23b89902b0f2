import { GregorianCalendar, PersianCalendar, endOfMonth, parseDate, startOfMonth, toCalendar, type CalendarDate } from '@internationalized/date'
import type { Locale } from '#shared/accounts/schema'
import { addDays, firstWeekdays, type WeekStart } from '#shared/dates/days'

/** A day in the calendar that a language counts months by: the Persian one in Persian. */
export function inCalendarOf(locale: Locale, day: string): CalendarDate {
  return toCalendar(parseDate(day), locale === 'fa' ? new PersianCalendar() : new GregorianCalendar())
}

/** A day of any calendar as ISO text. */
export function isoDay(date: CalendarDate): string {
  return toCalendar(date, new GregorianCalendar()).toString()
}

/** The first day of the week that a day lies in. */
export function startOfWeek(day: string, weekStart: WeekStart): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday - firstWeekdays[weekStart] + 7) % 7))
}

/** The same day some months on, or the last of a month that is too short for it. */
export function addMonths(day: string, count: number, locale: Locale): string {
  return isoDay(inCalendarOf(locale, day).add({ months: count }))
}

/** The days of the weeks that a month touches, seven a week. */
export function daysOfMonthPage(day: string, locale: Locale, weekStart: WeekStart): string[] {
  const date = inCalendarOf(locale, day)
  const first = startOfWeek(isoDay(startOfMonth(date)), weekStart)
  const last = addDays(startOfWeek(isoDay(endOfMonth(date)), weekStart), 6)
  return daysFrom(first, last)
}

/** Every day from one to another, both included. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** Whether two days lie in the same month of a language's calendar. */
export function isSameMonth(a: string, b: string, locale: Locale): boolean {
  const [one, other] = [inCalendarOf(locale, a), inCalendarOf(locale, b)]
  return one.year === other.year && one.month === other.month
}
