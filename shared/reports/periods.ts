import { addMonths, inCalendar, isoDay, startOfWeek, type CalendarName } from '#shared/dates/calendars'
import { addDays, type WeekStart } from '#shared/dates/days'

/** Periods that people ask for by name; months and years are those of the person's calendar. */
export const periods = ['thisWeek', 'thisMonth', 'thisQuarter', 'thisYear', 'lastWeek', 'lastMonth', 'lastQuarter', 'lastYear', 'last30', 'last90', 'last12Months'] as const
export type Period = (typeof periods)[number]

/** From a day on, up to but without another. */
export interface Span { from: string, to: string }

const monthsIn = { Month: 1, Quarter: 3, Year: 12 } as const

/** The days of a period that is named seen from a day. The last twelve months are whole ones and the one that runs. */
export function spanOf(period: Period, today: string, { calendar, weekStart }: { calendar: CalendarName, weekStart: WeekStart }): Span {
  const [, when, unit] = /^(this|last)([A-Z]\w+)$/.exec(period) ?? []
  if (unit === 'Week') {
    const from = addDays(startOfWeek(today, weekStart), when === 'this' ? 0 : -7)
    return { from, to: addDays(from, 7) }
  }
  if (unit === 'Month' || unit === 'Quarter' || unit === 'Year') {
    const count = monthsIn[unit]
    const date = inCalendar(calendar, today)
    const from = addMonths(isoDay(date.set({ day: 1, month: date.month - (date.month - 1) % count })), when === 'this' ? 0 : -count, calendar)
    return { from, to: addMonths(from, count, calendar) }
  }
  if (period === 'last12Months') {
    const { to } = spanOf('thisMonth', today, { calendar, weekStart })
    return { from: addMonths(to, -12, calendar), to }
  }
  const to = addDays(today, 1)
  return { from: addDays(to, period === 'last30' ? -30 : -90), to }
}
