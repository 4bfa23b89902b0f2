import { addDays, firstWeekdays, nextWeekStart, type WeekStart } from '#shared/dates/days'

export interface QuickDay { name: 'tomorrow' | 'inThreeDays' | 'nextWeek' | 'inTwoWeeks', day: string }

/** The days that are one click away when something is put off, in their order, none twice. */
export function quickDays(today: string, weekStart: WeekStart): QuickDay[] {
  const days: QuickDay[] = [
    { name: 'tomorrow', day: addDays(today, 1) },
    { name: 'nextWeek', day: nextWeekStart(today, firstWeekdays[weekStart]) },
    { name: 'inThreeDays', day: addDays(today, 3) },
    { name: 'inTwoWeeks', day: addDays(today, 14) },
  ]
  return days.filter(({ day }, index) => days.findIndex(other => other.day === day) === index).sort((a, b) => a.day < b.day ? -1 : 1)
}
