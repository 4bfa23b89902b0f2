import { isoDay, inCalendar, type CalendarName } from '#shared/dates/calendars'
import { fold } from '#shared/search/fold'

const gregorian = [
  ['january', 'jan', 'ژانویه'], ['february', 'feb', 'فوریه'], ['march', 'mar', 'مارس'], ['april', 'apr', 'آوریل'],
  ['may', 'مه', 'می'], ['june', 'jun', 'ژوئن'], ['july', 'jul', 'ژوئیه', 'جولای'], ['august', 'aug', 'اوت', 'آگوست'],
  ['september', 'sep', 'sept', 'سپتامبر'], ['october', 'oct', 'اکتبر'], ['november', 'nov', 'نوامبر'], ['december', 'dec', 'دسامبر'],
]
const persian = [
  ['farvardin', 'فروردین'], ['ordibehesht', 'اردیبهشت'], ['khordad', 'خرداد'], ['tir', 'تیر'], ['mordad', 'amordad', 'مرداد'], ['shahrivar', 'شهریور'],
  ['mehr', 'مهر'], ['aban', 'آبان'], ['azar', 'آذر'], ['dey', 'دی'], ['bahman', 'بهمن'], ['esfand', 'اسفند'],
]

export interface NamedMonth { calendar: CalendarName, month: number }

const named = new Map<string, NamedMonth>([['gregorian', gregorian] as const, ['persian', persian] as const].flatMap(([calendar, months]) =>
  months.flatMap((names, place) => names.map(name => [fold(name), { calendar, month: place + 1 }] as const))))

/** The month that a folded word names, in English or Persian, of the calendar that has it. */
export function monthNamed(word: string): NamedMonth | undefined {
  return named.get(word)
}

/** The first day of a month of a year. */
export function firstOf({ calendar, month }: NamedMonth, year: number): string {
  return isoDay(inCalendar(calendar, '2000-01-01').set({ day: 1, month: 1 }).set({ year, month }))
}

/** A day of a month of a year; undefined where the month is too short for it. */
export function dayIn(named: NamedMonth, year: number, day: number): string | undefined {
  const date = inCalendar(named.calendar, firstOf(named, year)).set({ day })
  return date.day === day && date.month === named.month ? isoDay(date) : undefined
}
