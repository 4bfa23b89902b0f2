import { startOfMonths } from '#shared/dates/buckets'
import { addMonths, inCalendar, isoDay, startOfWeek, type CalendarName } from '#shared/dates/calendars'
import { addDays, type WeekStart } from '#shared/dates/days'
import { dayIn } from './written-dates'

/** The day that words name, and the other one that they can mean, where people do not agree. */
export interface NamedDay { day: string, alsoDay: string | null }

interface Place { anchor: string, weekStart: WeekStart }
type Reader = (groups: Record<string, string | undefined>, place: Place) => NamedDay | undefined

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
/** The days that are not worked on, as JavaScript counts weekdays: where the week begins on Saturday, it ends on Thursday and Friday. */
const weekends: Record<WeekStart, number[]> = { monday: [6, 0], sunday: [6, 0], saturday: [4, 5] }

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
const sure = (day: string | undefined): NamedDay | undefined => day === undefined ? undefined : { day, alsoDay: null }

/** What a named day can be written as, which the prompt tells Claude: the words of any language, in a form that can be counted. */
const forms: [RegExp, Reader][] = [
  [/^today$/, (_, { anchor }) => sure(anchor)],
  [/^tomorrow$/, (_, { anchor }) => sure(addDays(anchor, 1))],
  [/^in (?<count>\d{1,3}) (?<unit>day|week|month)s?$/, ({ count, unit }, { anchor }) => sure(later(anchor, Number(count), unit!))],
  [/^in (?<count>\d{1,2}) working days?$/, ({ count }, place) => sure(workingDaysLater(Number(count), place))],
  [new RegExp(`^(?<next>next )?(?<weekday>${weekdays.join('|')})$`), ({ next, weekday }, place) => onWeekday(weekdays.indexOf(weekday!), Boolean(next), place)],
  [/^end of (?<next>next )?week$/, ({ next }, place) => sure(lastWorkingDay(addDays(place.anchor, next ? 7 : 0), place.weekStart))],
  [/^start of next week$/, (_, { anchor, weekStart }) => sure(addDays(startOfWeek(anchor, weekStart), 7))],
  [/^(?<edge>start|end) of (?<next>next )?(?<persian>persian )?(?<unit>month|quarter|year)$/, ({ edge, next, persian, unit }, { anchor }) => sure(edgeOf(anchor, edge!, unit!, next ? 1 : 0, persian ? 'persian' : 'gregorian'))],
]

/**
 * The day that Claude read out of somebody's words ("next tuesday", "in 3 days", "end of persian month", a date), counted from the
 * day on which they were written. "next" is the one of the week after; where the very next one is another day, that is told too.
 */
export function namedDay(words: string, place: Place): NamedDay | undefined {
  const text = words.trim().toLowerCase()
  for (const [form, read] of forms) {
    const groups = form.exec(text)
    if (groups) return read(groups.groups ?? {}, place)
  }
  return sure(dayIn(text, place.anchor))
}

function later(anchor: string, count: number, unit: string): string {
  return unit === 'month' ? addMonths(anchor, count, 'gregorian') : addDays(anchor, unit === 'week' ? count * 7 : count)
}

function workingDaysLater(count: number, { anchor, weekStart }: Place): string {
  let day = anchor
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (!weekends[weekStart].includes(weekdayOf(day))) left--
  }
  return day
}

function onWeekday(weekday: number, isNext: boolean, { anchor, weekStart }: Place): NamedDay {
  const coming = addDays(anchor, (weekday - weekdayOf(anchor) + 6) % 7 + 1)
  if (!isNext) return { day: coming, alsoDay: null }
  const nextWeek = addDays(startOfWeek(anchor, weekStart), 7)
  const day = addDays(nextWeek, (weekday - weekdayOf(nextWeek) + 7) % 7)
  return { day, alsoDay: day === coming ? null : coming }
}

function lastWorkingDay(day: string, weekStart: WeekStart): string {
  const first = startOfWeek(day, weekStart)
  return [6, 5, 4, 3].map(count => addDays(first, count)).find(candidate => !weekends[weekStart].includes(weekdayOf(candidate)))!
}

function edgeOf(anchor: string, edge: string, unit: string, ahead: number, calendar: CalendarName): string {
  const length = { month: 1, quarter: 3, year: 12 }[unit]!
  const start = unit === 'year' ? isoDay(inCalendar(calendar, anchor).set({ month: 1, day: 1 })) : startOfMonths(anchor, unit === 'month' ? 1 : 3, calendar)
  const first = addMonths(start, ahead * length, calendar)
  return edge === 'start' ? first : addDays(addMonths(first, length, calendar), -1)
}
