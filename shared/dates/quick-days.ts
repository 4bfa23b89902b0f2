import { addDays, nextWeekStart } from '#shared/dates/days'

const firstWeekdays = { monday: 1, saturday: 6, sunday: 0 }

/** The days that are one click away when something is put off. */
export function quickDays(today: string, weekStart: keyof typeof firstWeekdays) {
  const nextWeek = nextWeekStart(today, firstWeekdays[weekStart])
  return [
    { name: 'tomorrow', day: addDays(today, 1) },
    { name: 'inThreeDays', day: addDays(today, 3) },
    { name: 'nextWeek', day: nextWeek },
    { name: 'inTwoWeeks', day: addDays(today, 14) },
  ] as const
}
