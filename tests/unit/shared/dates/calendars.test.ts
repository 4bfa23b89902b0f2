import { describe, expect, it } from 'vitest'
import { addMonths, daysOfMonthPage, isSameMonth, startOfWeek } from '#shared/dates/calendars'

describe('weeks', () => {
  it('begin where the person has them begin', () => {
    expect((['monday', 'sunday', 'saturday'] as const).map(weekStart => startOfWeek('2026-11-21', weekStart))).toEqual(['2026-11-16', '2026-11-15', '2026-11-21'])
  })
})

describe('a month on a page', () => {
  it('is made of whole weeks', () => {
    const days = daysOfMonthPage('2026-11-21', 'gregorian', 'monday')
    expect([days.length, days[0], days.at(-1)]).toEqual([42, '2026-10-26', '2026-12-06'])
    expect(daysOfMonthPage('2027-02-14', 'gregorian', 'monday')).toHaveLength(28)
    expect(daysOfMonthPage('2026-03-10', 'gregorian', 'sunday')[0]).toBe('2026-03-01')
  })

  it('is one of the Persian calendar in Persian', () => {
    const days = daysOfMonthPage('2026-11-21', 'persian', 'saturday')
    expect([days[0], days.at(-1)]).toEqual(['2026-10-17', '2026-11-27'])
    expect([isSameMonth('2026-11-21', '2026-10-23', 'persian'), isSameMonth('2026-11-21', '2026-11-22', 'persian')]).toEqual([true, false])
  })

  it('turns to the same day of the next one, or to its last', () => {
    expect(addMonths('2026-01-31', 1, 'gregorian')).toBe('2026-02-28')
    expect(addMonths('2026-01-31', -1, 'gregorian')).toBe('2025-12-31')
    // 31 Mordad, then 31 Shahrivar, then 30 Mehr.
    expect([1, 2].map(count => addMonths('2026-08-22', count, 'persian'))).toEqual(['2026-09-22', '2026-10-22'])
  })
})
