import { addMonths, inCalendar, isoDay, startOfWeek, type CalendarName } from '#shared/dates/calendars'
import { addDays, type WeekStart } from '#shared/dates/days'

/** What a period is parted into. Weeks begin as the person has them, months and quarters are those of their calendar. */
export const bucketSizes = ['day', 'week', 'month', 'quarter'] as const
export type BucketSize = (typeof bucketSizes)[number]

/** What months and weeks are to a person. */
export interface DateHabits { calendar: CalendarName, weekStart: WeekStart }

/** From a day on, up to but without another. */
interface Days { from: string, to: string }

/** The parts of a period, in order: whole weeks, months or quarters of the person's calendar, save that the first and the last end with the period. */
export function bucketsOf({ from, to }: Days, by: BucketSize, habits: DateHabits): Days[] {
  const buckets: Days[] = []
  for (let start = from; start < to;) {
    const next = nextStart(start, by, habits)
    buckets.push({ from: start, to: next < to ? next : to })
    start = next
  }
  return buckets
}

/** The first day of the month or quarter that a day lies in. */
export function startOfMonths(day: string, months: 1 | 3, calendar: CalendarName): string {
  const date = inCalendar(calendar, day)
  return isoDay(date.set({ day: 1, month: date.month - (date.month - 1) % months }))
}

function nextStart(day: string, by: BucketSize, { calendar, weekStart }: DateHabits): string {
  if (by === 'day') return addDays(day, 1)
  if (by === 'week') return addDays(startOfWeek(day, weekStart), 7)
  const months = by === 'month' ? 1 : 3
  return addMonths(startOfMonths(day, months, calendar), months, calendar)
}

/** The place of the bucket that a day lies in; the buckets follow each other. */
export function bucketAt(buckets: Days[], day: string): number {
  return buckets.findLastIndex(({ from }) => from <= day)
}
