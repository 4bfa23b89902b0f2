import { CalendarDate, PersianCalendar, toCalendar, GregorianCalendar } from '@internationalized/date'
import { latinDigits } from './digits'

const monthNames = [
  'jan|januar|january|janvier|enero|janeiro|ژانویه', 'feb|februar|february|fevrier|febrero|فوریه', 'mar|mars|marz|march|marzo|mrz|مارس',
  'apr|april|avril|abril|آوریل', 'may|mai|maj|mayo|maggio|مه', 'jun|june|juni|juin|junio|ژوئن', 'jul|july|juli|juillet|julio|ژوئیه',
  'aug|august|augusti|aout|agosto|اوت', 'sep|sept|september|septembre|septiembre|سپتامبر', 'oct|okt|october|oktober|octobre|octubre|اکتبر',
  'nov|november|novembre|noviembre|نوامبر', 'dec|dez|december|dezember|decembre|diciembre|دسامبر',
]
const monthOf = new Map(monthNames.flatMap((names, index) => names.split('|').map(name => [name, index + 1] as const)))
const persianMonths = ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند']

export type DayOrder = 'day-first' | 'month-first'

/** Whether 3/4 is a day in April or in March, as the column's other values tell; month first when they do not. */
export function dayOrderOf(values: string[]): DayOrder {
  const pairs = values.map(value => /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/.exec(latinDigits(value.trim())))
  return pairs.some(pair => Number(pair?.[1]) > 12) ? 'day-first' : 'month-first'
}

/** `YYYY-MM-DD`, or `--MM-DD` without a year; undefined if it is no date, '' for the blanks programs write. */
export function parseDate(cell: string, order: DayOrder): string | undefined {
  const text = latinDigits(cell).trim().replace(/(?:[T\s]\d{1,2}:\d\d.*)$/, '').replaceAll('،', ',')
  if (!text || /^0{1,4}[/.-]0{1,2}[/.-]0{1,4}$/.test(text)) return ''
  return numeric(text, order) ?? written(text)
}

function numeric(text: string, order: DayOrder): string | undefined {
  const yearless = /^--(\d\d)-?(\d\d)$/.exec(text)
  if (yearless) return dateText(undefined, Number(yearless[1]), Number(yearless[2]))
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  const iso = compact ?? /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})\.?$/.exec(text)
  if (iso) return dateText(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const common = /^(\d{1,2})([/.-])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})?)?$/.exec(text)
  if (!common) return undefined
  const [left, right, year] = [Number(common[1]), Number(common[3]), common[4]]
  const isDayFirst = common[2] === '.' || left > 12 || (order === 'day-first' && right <= 12)
  return dateText(year ? fullYear(year) : undefined, isDayFirst ? right : left, isDayFirst ? left : right)
}

function written(text: string): string | undefined {
  const words = text.split(/[\s,.\-/]+/).filter(word => word && !/^(?:of|de|del|den|der|mon|tue|wed|thu|fri|sat|sun)$/i.test(word))
  const persianMonth = words.map(word => persianMonths.indexOf(word.replaceAll('ي', 'ی'))).find(index => index >= 0)
  const month = persianMonth === undefined ? words.map(monthNumber).find(Boolean) : persianMonth + 1
  const numbers = words.map(word => /^(\d{1,4})(?:st|nd|rd|th)?$/.exec(word)?.[1]).filter(number => number !== undefined)
  if (!month || numbers.length === 0 || numbers.length > 2 || words.length > 3) return undefined
  const year = numbers.find(number => number.length > 2) ?? (numbers.length === 2 ? numbers[1] : undefined)
  const day = numbers.find(number => number !== year)
  if (!day || (persianMonth !== undefined && !year)) return undefined
  return dateText(year ? fullYear(year) : undefined, month, Number(day))
}

function monthNumber(word: string): number | undefined {
  return monthOf.get(word.toLowerCase().normalize('NFKD').replaceAll(/[\u0300-\u036F]/g, '')) ?? monthOf.get(word)
}

/** Two digits are the latest such year that is not in the future by more than ten. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  const limit = (new Date().getUTCFullYear() + 10) % 100
  return year + (year <= limit ? 2000 : 1900)
}

function dateText(year: number | undefined, month: number, day: number): string | undefined {
  if (year !== undefined && year >= 1250 && year <= 1500) return persianDate(year, month, day)
  // 2000 is a leap year: 29 February is a birthday too.
  const date = new CalendarDate(year ?? 2000, month, day)
  if (date.month !== month || date.day !== day || (year !== undefined && (year < 1900 || year > 2999))) return undefined
  return year === undefined ? `--${date.toString().slice(5)}` : date.toString()
}

function persianDate(year: number, month: number, day: number): string | undefined {
  const date = new CalendarDate(new PersianCalendar(), year, month, day)
  if (date.month !== month || date.day !== day) return undefined
  return toCalendar(date, new GregorianCalendar()).toString()
}
