import { describe, expect, it } from 'vitest'
import { periods, spanOf, type Period } from '#shared/reports/periods'

const english = { calendar: 'gregorian', weekStart: 'monday' } as const
const persian = { calendar: 'persian', weekStart: 'saturday' } as const
const days = (period: Period, today: string, person: typeof english | typeof persian = english) => Object.values(spanOf(period, today, person))

describe('a period that has a name', () => {
  it('is the one that a day lies in', () => {
    expect(days('thisWeek', '2026-11-22')).toEqual(['2026-11-16', '2026-11-23'])
    expect(days('thisMonth', '2026-12-31')).toEqual(['2026-12-01', '2027-01-01'])
    expect(days('thisQuarter', '2026-05-31')).toEqual(['2026-04-01', '2026-07-01'])
    expect(days('thisYear', '2028-02-29')).toEqual(['2028-01-01', '2029-01-01'])
  })
  it('or the one before', () => {
    expect(days('lastWeek', '2026-01-01')).toEqual(['2025-12-22', '2025-12-29'])
    expect(days('lastMonth', '2026-03-31')).toEqual(['2026-02-01', '2026-03-01'])
    expect(days('lastQuarter', '2026-01-15')).toEqual(['2025-10-01', '2026-01-01'])
    expect(days('lastYear', '2026-11-21')).toEqual(['2025-01-01', '2026-01-01'])
  })
  it('or as many days, the last of them today', () => {
    expect(days('last30', '2026-11-21')).toEqual(['2026-10-23', '2026-11-22'])
    expect(days('last90', '2026-11-21')).toEqual(['2026-08-24', '2026-11-22'])
    expect(days('last12Months', '2026-11-21')).toEqual(['2025-12-01', '2026-12-01'])
  })
  it('follows the Persian calendar for who reads it', () => {
    expect(days('thisWeek', '2026-11-21', persian)).toEqual(['2026-11-21', '2026-11-28'])
    expect(days('thisMonth', '2026-11-21', persian)).toEqual(['2026-10-23', '2026-11-22'])
    expect(days('thisQuarter', '2026-11-21', persian)).toEqual(['2026-09-23', '2026-12-22'])
    expect(days('thisYear', '2026-11-21', persian)).toEqual(['2026-03-21', '2027-03-21'])
    expect(days('lastYear', '2026-03-20', persian)).toEqual(['2024-03-20', '2025-03-21'])
  })
  it('has days in it whatever the day', () => {
    for (const today of ['1900-01-01', '2024-02-29', '2999-12-30']) {
      for (const period of periods) {
        for (const person of [english, persian]) {
          const { from, to } = spanOf(period, today, person)
          expect(from < to, `${period} ${today}`).toBe(true)
        }
      }
    }
  })
})
