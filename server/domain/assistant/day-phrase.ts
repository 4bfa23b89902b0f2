import { startOfMonths, type DateHabits } from '#shared/dates/buckets'
import { addMonths, inCalendar, isoDay, startOfWeek } from '#shared/dates/calendars'
import { addDays } from '#shared/dates/days'
import { daySchema } from '#shared/http/fields'
import { fold } from '#shared/search/fold'
import { dayIn, firstOf, monthNamed, type NamedMonth } from './month-names'

/** Days from `from` on, up to but without `to`. */
export interface Days { from: string, to: string }

/** How a person counts days; `toward` decides which May is meant by "May": the last that began, or the next that has not ended. */
export interface Reckoning { today: string, habits: DateHabits, toward: 'past' | 'future' }

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year'
type Reader = (words: RegExpMatchArray, reckoning: Reckoning) => Days | undefined

/** Of the Gregorian calendar or, far below, of the Persian one. */
const year = '(1[34]\\d\\d|19\\d\\d|2\\d\\d\\d)'
const unit = '(day|week|month|quarter|year)s?'
const monthsOf: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 }
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const turns: Record<string, number> = { last: -1, previous: -1, past: -1, this: 0, current: 0, next: 1, coming: 1 }
const turn = '(last|previous|past|this|current|next|coming)'

const readers: [RegExp, Reader][] = [
  [/^(today|now|yesterday|tomorrow)$/, ([, word], { today }) => oneDay(addDays(today, { yesterday: -1, tomorrow: 1 }[word!] ?? 0))],
  [/^\d{4}-\d{2}-\d{2}$/, ([day]) => daySchema.safeParse(day).success ? oneDay(day!) : undefined],
  [new RegExp(`^(an?|one|\\d{1,3}) ${unit} ago$`), ([, count, name], reckoning) => oneDay(moved(reckoning.today, -numberOf(count!), name as Unit, reckoning))],
  [new RegExp(`^(?:in )?(an?|one|\\d{1,3}) ${unit}(?: from now)?$`), ([, count, name], reckoning) => oneDay(moved(reckoning.today, numberOf(count!), name as Unit, reckoning))],
  [new RegExp(`^(?:the )?(?:last|past|previous) (\\d{1,3}) ${unit}$`), ([, count, name], reckoning) => ({ from: moved(addDays(reckoning.today, 1), -Number(count), name as Unit, reckoning), to: addDays(reckoning.today, 1) })],
  [new RegExp(`^(?:the )?(?:next|coming) (\\d{1,3}) ${unit}$`), ([, count, name], reckoning) => ({ from: reckoning.today, to: moved(reckoning.today, Number(count), name as Unit, reckoning) })],
  [new RegExp(`^(?:the )?(start|beginning|end) of (.+)$`), ([, edge, rest], reckoning) => edgeOf(rest!, edge === 'end', reckoning)],
  [new RegExp(`^(?:${turn} )?(${weekdays.join('|')})$`), ([, word, weekday], reckoning) => oneDay(weekdayAt(weekdays.indexOf(weekday!), word, reckoning))],
  [new RegExp(`^(?:the )?${turn} ${unit}$`), ([, word, name], reckoning) => wholeAt(turns[word!]!, name as Unit, reckoning)],
  [new RegExp(`^${year}-(\\d{2})$`), ([, year, month]) => Number(month) >= 1 && Number(month) <= 12 ? monthOf({ calendar: calendarOfYear(Number(year)), month: Number(month) }, Number(year)) : undefined],
  [new RegExp(`^${year}$`), ([, year]) => yearOf(Number(year))],
  [new RegExp(`^(?:${turn} )?(\\p{L}+)(?: (?:${year}|(last|this|next) year))?$`, 'u'), ([, word, name, year, yearTurn], reckoning) => monthAt(name!, word, year ?? yearTurn, reckoning)],
  [new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (\\p{L}+)(?:,? ${year})?$`, 'u'), ([, day, name, year], reckoning) => dayAt(Number(day), name!, year, reckoning)],
  [new RegExp(`^(\\p{L}+) (\\d{1,2})(?:st|nd|rd|th)?(?:,? ${year})?$`, 'u'), ([, name, day, year], reckoning) => dayAt(Number(day), name!, year, reckoning)],
]

/**
 * The days that words like "May", "3 weeks ago", "this quarter" or "2 October" mean to a person, by their calendar and
 * their first day of the week; undefined for what is not understood. So a prompt need not say what day it is.
 */
export function daysOf(phrase: string, reckoning: Reckoning): Days | undefined {
  const words = fold(phrase).replace(/[\s{}]+/g, ' ').trim()
  for (const [form, read] of readers) {
    const match = words.match(form)
    const days = match && read(match, reckoning)
    if (days && days.from >= '1900' && days.to < '3000') return days
  }
  return undefined
}

const oneDay = (day: string): Days => ({ from: day, to: addDays(day, 1) })
const numberOf = (count: string) => /^\d/.test(count) ? Number(count) : 1
const calendarOfYear = (year: number) => year < 1600 ? 'persian' as const : 'gregorian' as const

function moved(day: string, count: number, unit: Unit, { habits }: Reckoning): string {
  const months = monthsOf[unit]
  return months ? addMonths(day, count * months, habits.calendar) : addDays(day, count * (unit === 'week' ? 7 : 1))
}

/** The day, week, month, quarter or year so many after (or, negative, before) the present one. */
function wholeAt(offset: number, unit: Unit, reckoning: Reckoning): Days {
  const start = moved(startOf(unit, reckoning), offset, unit, reckoning)
  return { from: start, to: moved(start, 1, unit, reckoning) }
}

function startOf(unit: Unit, { today, habits: { calendar, weekStart } }: Reckoning): string {
  if (unit === 'day') return today
  if (unit === 'week') return startOfWeek(today, weekStart)
  if (unit === 'year') return isoDay(inCalendar(calendar, today).set({ day: 1, month: 1 }))
  return startOfMonths(today, unit === 'month' ? 1 : 3, calendar)
}

function edgeOf(phrase: string, isEnd: boolean, reckoning: Reckoning): Days | undefined {
  const days = daysOf(phrase.replace(/^the /, 'this '), reckoning)
  return days && oneDay(isEnd ? addDays(days.to, -1) : days.from)
}

/** "Monday" alone is the last or the next one, never today; "this Monday" that of this week. */
function weekdayAt(weekday: number, word: string | undefined, { today, habits, toward }: Reckoning): string {
  const offset = (weekday - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7
  if (word === 'this' || word === 'current') return weekDay(startOfWeek(today, habits.weekStart), weekday)
  const isPast = word ? turns[word] === -1 : toward === 'past'
  return addDays(today, isPast ? offset - 7 : offset || 7)
}

function weekDay(start: string, weekday: number): string {
  return addDays(start, (weekday - new Date(`${start}T00:00:00Z`).getUTCDay() + 7) % 7)
}

function monthOf(named: NamedMonth, year: number): Days {
  const from = firstOf(named, year)
  return { from, to: addMonths(from, 1, named.calendar) }
}

function yearOf(year: number): Days {
  const first = { calendar: calendarOfYear(year), month: 1 }
  return { from: firstOf(first, year), to: firstOf(first, year + 1) }
}

function monthAt(name: string, word: string | undefined, year: string | undefined, reckoning: Reckoning): Days | undefined {
  const named = monthNamed(name)
  if (!named) return undefined
  const present = inCalendar(named.calendar, reckoning.today).year
  if (year) return monthOf(named, /^\d/.test(year) ? Number(year) : present + turns[year]!)
  const isPast = word && turns[word] !== 0 ? turns[word] === -1 : reckoning.toward === 'past'
  return nearest([present - 1, present, present + 1].map(each => monthOf(named, each)), isPast, reckoning.today)
}

function dayAt(day: number, name: string, year: string | undefined, { today, toward }: Reckoning): Days | undefined {
  const named = monthNamed(name)
  if (!named) return undefined
  const present = inCalendar(named.calendar, today).year
  const days = (year ? [Number(year)] : [present - 1, present, present + 1]).flatMap(each => dayIn(named, each, day) ?? []).map(oneDay)
  return nearest(days, toward === 'past', today)
}

/** Of the same days of several years, the last that began, or the first that has not ended. */
function nearest(all: Days[], isPast: boolean, today: string): Days | undefined {
  if (all.length === 1) return all[0]
  return isPast ? all.findLast(({ from }) => from <= today) : all.find(({ to }) => to > today)
}
