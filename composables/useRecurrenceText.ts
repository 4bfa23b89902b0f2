import { parseRule, weekdays, type RecurrenceRule, type Weekday } from '#shared/recurrence/rule'
import { useDays } from '~/composables/useDays'

/** 5 January 1970 was a Monday. */
const dateOf = (weekday: Weekday) => new Date(Date.UTC(1970, 0, 5 + weekdays.indexOf(weekday)))
const units = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const
const nths: Record<number, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth', [-1]: 'last' }

/** Recurrence rules in the person's words: "Every 2 weeks on Mon and Fri, until 31 December". */
export function useRecurrenceText() {
  const { t, n, locale } = useI18n()
  const { dayText } = useDays()
  const language = computed(() => locale.value === 'fa' ? 'fa-IR' : 'en-GB')
  const list = (words: string[]) => new Intl.ListFormat(language.value, { type: 'conjunction' }).format(words)
  const weekdayName = (weekday: Weekday, weekdayStyle: 'long' | 'short' = 'long') => new Intl.DateTimeFormat(language.value, { weekday: weekdayStyle, timeZone: 'UTC' }).format(dateOf(weekday))
  // Rules count by the Gregorian calendar, whichever the person reads.
  const dateName = (month: number, day: number) => new Intl.DateTimeFormat(`${language.value}-u-ca-gregory`, { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, month - 1, day)))

  function onWhich({ frequency, weekdays: named, monthDays, months, positions }: RecurrenceRule): string | undefined {
    if (positions.length) return undefined
    if (named.length && !monthDays.length) {
      const names = named.map(({ nth, weekday }) => nth === null ? weekdayName(weekday, named.length > 2 ? 'short' : 'long') : nths[nth] && t('tasks.recurrence.nthWeekday', { nth: t(`tasks.recurrence.nth.${nths[nth]}`), weekday: weekdayName(weekday) }))
      return months.length || names.includes(undefined) ? undefined : t('tasks.recurrence.on', { days: list(names as string[]) })
    }
    if (frequency === 'YEARLY' && months.length === 1 && monthDays.length === 1 && monthDays[0]! > 0) return t('tasks.recurrence.on', { days: dateName(months[0]!, monthDays[0]!) })
    if (months.length || named.length) return undefined
    if (monthDays.length) return t('tasks.recurrence.on', { days: list(monthDays.map(day => day === -1 ? t('tasks.recurrence.lastDay') : t('tasks.recurrence.monthDay', { day: n(day) }))) })
    return ''
  }

  function recurrenceText(text: string): string {
    const rule = parseRule(text)
    const on = typeof rule === 'string' ? undefined : onWhich(rule)
    if (typeof rule === 'string' || on === undefined) return t('tasks.recurrence.ownRule', { rule: text })
    const end = rule.until ? t('tasks.recurrence.until', { day: dayText(rule.until.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')) }) : rule.count ? t('tasks.recurrence.times', { n: n(rule.count) }, rule.count) : ''
    const every = t(`tasks.recurrence.every.${units[rule.frequency]}`, { n: n(rule.interval) }, rule.interval)
    return [every, on, end].filter(Boolean).join(' ')
  }

  return { recurrenceText, weekdayName }
}
