import { GregorianCalendar, PersianCalendar, endOfMonth, parseDate, startOfMonth, toCalendar, type CalendarDate } from '@internationalized/date'
import type { Locale } from '#shared/accounts/schema'
import { addDays, firstWeekdays, type WeekStart } from '#shared/dates/days'

export const calendarNames = ['gregorian', 'persian'] as const
export type CalendarName = (typeof calendarNames)[number]

/** The calendar that a person counts months by: the one they chose, else that of their language. */
export function calendarOf({ calendar, locale }: { calendar: CalendarName | null, locale: Locale }): CalendarName {
  return calendar ?? (locale === 'fa' ? 'persian' : 'gregorian')
}

/** What `Intl` and date pickers take to write dates in a language and a calendar. */
export function dateLocale(locale: Locale, calendar: CalendarName): string {
  const [language, digits] = locale === 'fa' ? ['fa-IR', '-nu-arabext'] : ['en-GB', '']
  return `${language}-u-ca-${calendar === 'persian' ? 'persian' : 'gregory'}${digits}`
}

/** A day in a calendar. */
export function inCalendar(calendar: CalendarName, day: string): CalendarDate {
  return toCalendar(parseDate(day), calendar === 'persian' ? new PersianCalendar() : new GregorianCalendar())
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
export function addMonths(day: string, count: number, calendar: CalendarName): string {
  return isoDay(inCalendar(calendar, day).add({ months: count }))
}

/** The days of the weeks that a month touches, seven a week. */
export function daysOfMonthPage(day: string, calendar: CalendarName, weekStart: WeekStart): string[] {
  const date = inCalendar(calendar, day)
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

/** Whether two days lie in the same month of a calendar. */
export function isSameMonth(a: string, b: string, calendar: CalendarName): boolean {
  const [one, other] = [inCalendar(calendar, a), inCalendar(calendar, b)]
  return one.year === other.year && one.month === other.month
}
