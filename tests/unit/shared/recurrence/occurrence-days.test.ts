import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { occurrenceDays } from '#shared/recurrence/occurrence-days'
import { parseRule, type RecurrenceRule } from '#shared/recurrence/rule'

function days(text: string, start: string, count: number, from?: string): string[] {
  return occurrenceDays(parseRule(text) as RecurrenceRule, start, from).take(count).toArray()
}

/** The same rule by another implementation. */
function byLibrary(text: string, start: string, count: number): string[] {
  const iterator = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateString(start))
  return Array.from({ length: count }, () => (iterator.next() as ICAL.Time | null)?.toString() ?? '').filter(Boolean)
}

describe('the days of a recurrence rule', () => {
  it.each([
    'FREQ=DAILY', 'FREQ=DAILY;INTERVAL=3', 'FREQ=DAILY;COUNT=4', 'FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=MO,WE,FR', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=SU',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SA', 'FREQ=WEEKLY;BYDAY=MO;COUNT=3', 'FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;BYMONTHDAY=1,15,-1',
    'FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU', 'FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=MONTHLY;BYDAY=5MO', 'FREQ=YEARLY',
    'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 'FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1',
  ])('of %s are those that ical.js knows', (text) => {
    for (const start of ['2026-11-21', '2026-01-31', '2027-12-28', '2028-02-01']) expect(days(text, start, 20)).toEqual(byLibrary(text, start, 20))
  })

  it('skip the months that have no 31st and the years that have no 29 February', () => {
    expect(days('FREQ=MONTHLY', '2026-01-31', 4)).toEqual(['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31'])
    expect(days('FREQ=YEARLY', '2024-02-29', 3)).toEqual(['2024-02-29', '2028-02-29', '2032-02-29'])
    expect(days('FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '2026-01-01', 4)).toEqual(['2026-02-13', '2026-03-13', '2026-11-13', '2027-08-13'])
  })

  it('are the positions asked for of a month', () => {
    expect(days('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-11-01', 3)).toEqual(['2026-11-30', '2026-12-31', '2027-01-29'])
    expect(days('FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1', '2026-11-21', 2)).toEqual(['2026-12-05', '2027-01-02'])
    expect(days('FREQ=MONTHLY;BYDAY=-5MO', '2026-11-01', 2)).toEqual(['2026-11-02', '2027-03-01'])
  })

  it('count from the first and end with it, wherever one looks from', () => {
    expect(days('FREQ=DAILY;COUNT=5', '2026-11-21', 10, '2026-11-24')).toEqual(['2026-11-24', '2026-11-25'])
    expect(days('FREQ=DAILY;COUNT=5', '2026-11-21', 10, '2026-12-24')).toEqual([])
    expect(days('FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=10', '2016-01-10', 2, '2026-11-21')).toEqual(['2027-01-10', '2027-03-10'])
  })

  it('are none where a rule never comes round', () => {
    expect(days('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-11-21', 1)).toEqual([])
    expect(days('FREQ=DAILY;INTERVAL=7;BYDAY=MO', '2026-11-21', 1)).toEqual([])
    expect(days('FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31', '2026-02-01', 1)).toEqual([])
  })
})
