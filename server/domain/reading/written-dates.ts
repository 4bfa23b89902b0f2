import { CalendarDate, GregorianCalendar, PersianCalendar } from '@internationalized/date'
import { isoDay } from '#shared/dates/calendars'
import { dayOf, instantAt } from '#shared/dates/days'

/** Years of the Persian calendar in which people write today; nobody means the Middle Ages. */
const isPersianYear = (year: number) => year >= 1300 && year < 1500

function calendarDay(year: number, month: number, day: number, isPersian = isPersianYear(year)): string | undefined {
  const date = new CalendarDate(isPersian ? new PersianCalendar() : new GregorianCalendar(), year, month, day)
  if (date.month !== month || date.day !== day) return undefined
  const iso = isoDay(date)
  return iso >= '1900-01-01' && iso <= '2999-12-31' ? iso : undefined
}

/** `2026-11-24`, `1405-09-03` (of the Persian calendar), `--11-24`, `persian --09-03`: without a year, the first such day from the anchor on. */
export function dayIn(text: string, anchor: string): string | undefined {
  const whole = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (whole) return calendarDay(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const yearless = /^(persian )?--(\d\d)-(\d\d)$/.exec(text)
  if (!yearless) return undefined
  const isPersian = yearless[1] !== undefined
  const year = Number(anchor.slice(0, 4)) - (isPersian ? 622 : 0)
  // The day may have gone by this year, and 29 February comes every fourth.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const day = calendarDay(year + ahead, Number(yearless[2]), Number(yearless[3]), isPersian)
    if (day !== undefined && day >= anchor) return day
  }
  return undefined
}

/** When a message was sent, in the form that the prompt asks for: a day, with a time and an offset where the thread tells them. */
export interface SentAt { day: string, instant: string | null }

/** Reads `2026-11-17`, `2026-11-17T09:12` (in the person's zone) and `2026-11-17T09:12+03:30`, of either calendar; the day is the person's. */
export function sentAt(text: string, timeZone: string): SentAt | undefined {
  const [, date = '', time, offset] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-][01]\d:?[0-5]\d)?)?$/.exec(text.trim()) ?? []
  const day = dayIn(date, date)
  if (!day || (time !== undefined && !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))) return undefined
  if (!time) return { day, instant: null }
  const instant = offset ? new Date(`${day}T${time}:00${offset.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')}`).toISOString() : instantAt(day, time, timeZone)
  return { day: dayOf(instant, timeZone), instant }
}
