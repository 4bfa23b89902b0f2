import { weekdays as weekdayNames, type NthWeekday, type RecurrenceRule, type Weekday } from '#shared/recurrence/rule'

const msPerDay = 86_400_000
/** 31 December 2999: the last day that the program knows. */
const lastDay = Date.UTC(2999, 11, 31) / msPerDay
/** A rule that has not come round in so many periods (40 years of days) is taken for one that never does. */
const mostEmptyPeriods = 15_000

/**
 * The days (`YYYY-MM-DD`) on which a rule falls, in order: from the day `start` on, leaving out those before `from`. Months
 * without the day asked for (31st, 29 February) are skipped, as RFC 5545 says. Without end where the rule has none.
 * Walks by whole periods and begins near `from`, so that a daily rule of ten years ago costs no more than one of today.
 */
export function* occurrenceDays(rule: RecurrenceRule, start: string, from = start): Generator<string> {
  const [first, wanted] = [numberOf(start), Math.max(numberOf(start), numberOf(from))]
  const { count } = rule
  let counted = 0
  let empty = 0
  // A count needs every day from the first on.
  for (let period = count === null ? periodBefore(rule, first, wanted) : 0; empty < mostEmptyPeriods; period += rule.interval) {
    const days = placed(rule, daysIn(rule, first, period)).filter(day => day >= first)
    empty = days.length ? 0 : empty + 1
    for (const day of days) {
      if (day > lastDay || (count !== null && ++counted > count)) return
      if (day >= wanted) yield dayOf(day)
    }
    if (startOf(rule, first, period) > lastDay) return
  }
}

/** Days as numbers since 1970. */
function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / msPerDay
}

function dayOf(number: number): string {
  return new Date(number * msPerDay).toISOString().slice(0, 10)
}

/** 0 is Monday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

function monthOf(day: number): number {
  const date = new Date(day * msPerDay)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** Months are counted from the year 0. */
const firstOf = (month: number) => Date.UTC(Math.floor(month / 12), month % 12, 1) / msPerDay

/** The first day of the period that lies so many days, weeks, months or years after the one of `first`. */
function startOf({ frequency, weekStart }: RecurrenceRule, first: number, period: number): number {
  if (frequency === 'DAILY') return first + period
  if (frequency === 'WEEKLY') return first - daysInto(weekStart, first) + period * 7
  return firstOf(frequency === 'MONTHLY' ? monthOf(first) + period : (Math.floor(monthOf(first) / 12) + period) * 12)
}

function daysInto(weekStart: Weekday, day: number): number {
  return (weekdayOf(day) - weekdayNames.indexOf(weekStart) + 7) % 7
}

/** The last period of the rule that begins before `wanted`, or one before that. */
function periodBefore(rule: RecurrenceRule, first: number, wanted: number): number {
  const longest = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 }[rule.frequency]
  const periods = Math.floor((wanted - first) / longest) - 1
  return Math.max(0, periods - (periods % rule.interval))
}

function daysIn(rule: RecurrenceRule, first: number, period: number): number[] {
  const start = startOf(rule, first, period)
  switch (rule.frequency) {
    case 'DAILY': return fits(rule, start) ? [start] : []
    case 'WEEKLY': {
      const asked = rule.weekdays.length ? rule.weekdays.map(({ weekday }) => weekdayNames.indexOf(weekday)) : [weekdayOf(first)]
      return Array.from({ length: 7 }, (_, index) => start + index).filter(day => asked.includes(weekdayOf(day)) && inMonths(rule, day))
    }
    case 'MONTHLY': return inMonths(rule, start) ? daysOfMonth(rule, first, monthOf(start)) : []
    case 'YEARLY': return monthsOfYear(rule, first).flatMap(month => daysOfMonth(rule, first, monthOf(start) + month - 1))
  }
}

function inMonths({ months }: RecurrenceRule, day: number): boolean {
  return months.length === 0 || months.includes((monthOf(day) % 12) + 1)
}

function fits(rule: RecurrenceRule, day: number): boolean {
  const month = monthOf(day)
  return inMonths(rule, day)
    && (rule.weekdays.length === 0 || rule.weekdays.some(({ weekday }) => weekdayNames.indexOf(weekday) === weekdayOf(day)))
    && (rule.monthDays.length === 0 || byMonthDay(rule.monthDays, month).includes(day))
}

function monthsOfYear({ months, monthDays }: RecurrenceRule, first: number): number[] {
  if (months.length) return months
  return monthDays.length ? Array.from({ length: 12 }, (_, index) => index + 1) : [(monthOf(first) % 12) + 1]
}

function daysOfMonth({ weekdays, monthDays }: RecurrenceRule, first: number, month: number): number[] {
  if (weekdays.length === 0 && monthDays.length === 0) return byMonthDay([first - firstOf(monthOf(first)) + 1], month)
  const ofMonth = monthDays.length ? byMonthDay(monthDays, month) : undefined
  const ofWeek = weekdays.length ? byWeekday(weekdays, month) : undefined
  return (ofMonth && ofWeek ? ofMonth.filter(day => ofWeek.includes(day)) : ofMonth ?? ofWeek ?? [])
}

function byMonthDay(monthDays: number[], month: number): number[] {
  const [start, end] = [firstOf(month), firstOf(month + 1)]
  const days = monthDays.map(day => day > 0 ? start + day - 1 : end + day).filter(day => day >= start && day < end)
  return [...new Set(days)].sort((a, b) => a - b)
}

function byWeekday(asked: NthWeekday[], month: number): number[] {
  const [start, end] = [firstOf(month), firstOf(month + 1)]
  const days = asked.flatMap(({ nth, weekday }) => {
    const all = Array.from({ length: end - start }, (_, index) => start + index).filter(day => weekdayOf(day) === weekdayNames.indexOf(weekday))
    return nth === null ? all : all.at(nth > 0 ? nth - 1 : nth) ?? []
  })
  return [...new Set(days)].sort((a, b) => a - b)
}

/** Of the days of a period, those at the positions that BYSETPOS names: 1 the first, -1 the last. */
function placed({ positions }: RecurrenceRule, days: number[]): number[] {
  if (positions.length === 0) return days
  return days.filter((_, index) => positions.includes(index + 1) || positions.includes(index - days.length))
}
