/** Weekdays as RFC 5545 names them, from Monday on. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]

/** A weekday of a period: each of them (`nth` null), the second (2), the last (-1). */
export interface NthWeekday { nth: number | null, weekday: Weekday }

/** An RFC 5545 recurrence rule of whole days. */
export interface RecurrenceRule {
  frequency: Frequency
  interval: number
  count: number | null
  /** As written: `20261231` or `20261231T090000Z`. */
  until: string | null
  weekdays: NthWeekday[]
  monthDays: number[]
  months: number[]
  positions: number[]
  weekStart: Weekday
}

/** Why a rule is not taken; the interface translates it. */
export type RuleFault = 'invalid_recurrence' | 'recurrence_too_often' | 'unsupported_recurrence' | 'recurrence_too_long'

export const longestRule = 200

const tooOften = new Set(['BYHOUR', 'BYMINUTE', 'BYSECOND'])

/** Reads an RRULE (`FREQ=WEEKLY;BYDAY=MO`); answers why not, where it is wrong or asks for more than a task can do. */
export function parseRule(text: string): RecurrenceRule | RuleFault {
  if (text.length > longestRule) return 'recurrence_too_long'
  const rule: RecurrenceRule = { frequency: 'DAILY', interval: 1, count: null, until: null, weekdays: [], monthDays: [], months: [], positions: [], weekStart: 'MO' }
  const seen = new Set<string>()
  for (const part of text.toUpperCase().replace(/^RRULE:/, '').split(';')) {
    const [name, value, ...rest] = part.split('=')
    if (!name || !value || rest.length || seen.has(name)) return 'invalid_recurrence'
    seen.add(name)
    const fault = readPart(rule, name, value)
    if (fault) return fault
  }
  if (!seen.has('FREQ') || (rule.count !== null && rule.until !== null)) return 'invalid_recurrence'
  return faultIn(rule) ?? rule
}

/** A rule in its one canonical form, from which `parseRule` reads the same rule. */
export function formatRule({ frequency, interval, count, until, weekdays, monthDays, months, positions, weekStart }: RecurrenceRule): string {
  const list = (name: string, values: (string | number)[]) => values.length ? [`${name}=${values.join(',')}`] : []
  return [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...list('BYMONTH', months),
    ...list('BYMONTHDAY', monthDays),
    ...list('BYDAY', weekdays.map(({ nth, weekday }) => `${nth ?? ''}${weekday}`)),
    ...list('BYSETPOS', positions),
    ...(weekStart === 'MO' ? [] : [`WKST=${weekStart}`]),
    ...(count === null ? [] : [`COUNT=${count}`]),
    ...(until === null ? [] : [`UNTIL=${until}`]),
  ].join(';')
}

function readPart(rule: RecurrenceRule, name: string, value: string): RuleFault | undefined {
  if (tooOften.has(name) || (name === 'FREQ' && /^(SECOND|MINUTE|HOUR)LY$/.test(value))) return 'recurrence_too_often'
  const numbers = () => numbersIn(value)
  switch (name) {
    case 'FREQ': return oneOf(frequencies, value, found => rule.frequency = found)
    case 'WKST': return oneOf(weekdays, value, found => rule.weekStart = found)
    case 'INTERVAL': return inRange([Number(value)], /^\d{1,3}$/.test(value) ? 1 : Infinity, 999, ([found]) => rule.interval = found!)
    case 'COUNT': return inRange([Number(value)], /^\d{1,4}$/.test(value) ? 1 : Infinity, 9999, ([found]) => rule.count = found!)
    case 'UNTIL': return isUntil(value) ? void (rule.until = value) : 'invalid_recurrence'
    case 'BYMONTH': return inRange(numbers(), 1, 12, found => rule.months = found)
    case 'BYMONTHDAY': return inRange(numbers(), -31, 31, found => rule.monthDays = found)
    case 'BYSETPOS': return inRange(numbers(), -366, 366, found => rule.positions = found)
    case 'BYDAY': return readWeekdays(rule, value)
    default: return 'unsupported_recurrence'
  }
}

function oneOf<const Name extends string>(names: readonly Name[], value: string, found: (name: Name) => void): RuleFault | undefined {
  const name = names.find(known => known === value)
  return name ? void found(name) : 'invalid_recurrence'
}

function numbersIn(value: string): number[] {
  return [...new Set(value.split(',').map(number => /^[+-]?\d{1,3}$/.test(number) ? Number(number) : Number.NaN))].sort((a, b) => a - b)
}

function inRange(numbers: number[], least: number, most: number, found: (numbers: number[]) => void): RuleFault | undefined {
  return numbers.every(number => number >= least && number <= most && number !== 0) ? void found(numbers) : 'invalid_recurrence'
}

function isUntil(value: string): boolean {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(?:T([01]\d|2[0-3])[0-5]\d[0-5]\dZ?)?$/.exec(value) ?? []
  return year !== undefined && new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day)
}

function readWeekdays(rule: RecurrenceRule, value: string): RuleFault | undefined {
  for (const text of value.split(',')) {
    const [, nth, weekday] = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? []
    if (!weekday) return 'invalid_recurrence'
    rule.weekdays.push({ nth: nth ? Number(nth) : null, weekday: weekday as Weekday })
  }
}

/** Parts that RFC 5545 forbids together, and two whose meaning nobody would guess. */
function faultIn({ frequency, weekdays, monthDays, positions, months }: RecurrenceRule): RuleFault | undefined {
  const hasNth = weekdays.some(({ nth }) => nth !== null)
  if (hasNth && frequency !== 'MONTHLY' && frequency !== 'YEARLY') return 'invalid_recurrence'
  if (monthDays.length && frequency === 'WEEKLY') return 'invalid_recurrence'
  if (positions.length && (!weekdays.length && !monthDays.length)) return 'invalid_recurrence'
  if (positions.length && frequency === 'DAILY') return 'unsupported_recurrence'
  if (frequency === 'YEARLY' && weekdays.length && !months.length) return 'unsupported_recurrence'
}
