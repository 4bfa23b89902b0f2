import { formatRule, weekdays, type RecurrenceRule, type Weekday } from '#shared/recurrence/rule'

type WeekStart = 'monday' | 'saturday' | 'sunday'

const workdays: Record<WeekStart, Weekday[]> = { monday: ['MO', 'TU', 'WE', 'TH', 'FR'], saturday: ['MO', 'TU', 'WE', 'SA', 'SU'], sunday: ['MO', 'TU', 'WE', 'TH', 'SU'] }
const plain = { interval: 1, count: null, until: null, weekdays: [], monthDays: [], months: [], positions: [], weekStart: 'MO' } as const satisfies Omit<RecurrenceRule, 'frequency'>

/** A rule with what it says beyond its frequency. */
export function ruleOf(rule: Pick<RecurrenceRule, 'frequency'> & Partial<RecurrenceRule>): string {
  return formatRule({ ...plain, ...rule })
}

/** The weekday of a day. */
export function weekdayOf(day: string): Weekday {
  return weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!
}

/** The usual rules for what is due on a day, as a person would name them; workdays are those of a week that begins so. */
export function usualRules(day: string, weekStart: WeekStart): string[] {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const weekday = weekdayOf(day)
  const nth = date > last - 7 ? -1 : Math.ceil(date / 7)
  return [
    ruleOf({ frequency: 'DAILY' }),
    ruleOf({ frequency: 'WEEKLY', weekdays: workdays[weekStart].map(name => ({ nth: null, weekday: name })) }),
    ruleOf({ frequency: 'WEEKLY', weekdays: [{ nth: null, weekday }] }),
    ruleOf({ frequency: 'MONTHLY', monthDays: [date === last ? -1 : date] }),
    ruleOf({ frequency: 'MONTHLY', weekdays: [{ nth, weekday }] }),
    ruleOf({ frequency: 'YEARLY', months: [month], monthDays: [date] }),
  ]
}
