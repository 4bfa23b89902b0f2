import { describe, expect, it } from 'vitest'
import { bucketAt, bucketsOf, startOfMonths } from '#shared/dates/buckets'

describe('the parts of a period', () => {
  const gregorian = { calendar: 'gregorian', weekStart: 'monday' } as const
  const starts = (...parameters: Parameters<typeof bucketsOf>) => bucketsOf(...parameters).map(({ from }) => from)

  it('are whole weeks as the person begins them, the first and the last cut by the period', () => {
    expect(bucketsOf({ from: '2026-01-01', to: '2026-01-14' }, 'week', gregorian)).toEqual([{ from: '2026-01-01', to: '2026-01-05' }, { from: '2026-01-05', to: '2026-01-12' }, { from: '2026-01-12', to: '2026-01-14' }])
    expect(starts({ from: '2026-01-01', to: '2026-01-14' }, 'week', { ...gregorian, weekStart: 'saturday' })).toEqual(['2026-01-01', '2026-01-03', '2026-01-10'])
  })

  it('are months and quarters of the person’s calendar', () => {
    expect(starts({ from: '2026-01-31', to: '2026-03-02' }, 'month', gregorian)).toEqual(['2026-01-31', '2026-02-01', '2026-03-01'])
    expect(starts({ from: '2025-12-15', to: '2026-04-02' }, 'quarter', gregorian)).toEqual(['2025-12-15', '2026-01-01', '2026-04-01'])
    expect(starts({ from: '2026-03-01', to: '2026-05-22' }, 'month', { calendar: 'persian', weekStart: 'saturday' })).toEqual(['2026-03-01', '2026-03-21', '2026-04-21'])
    expect(startOfMonths('2026-03-20', 3, 'persian')).toBe('2025-12-22')
  })

  it('follow each other without a gap, whatever they are', () => {
    for (const by of ['day', 'week', 'month', 'quarter'] as const) {
      for (const calendar of ['gregorian', 'persian'] as const) {
        const buckets = bucketsOf({ from: '2024-02-28', to: '2025-03-21' }, by, { calendar, weekStart: 'sunday' })
        expect([buckets[0]!.from, ...buckets.slice(1).map(({ from }) => from), '2025-03-21']).toEqual(['2024-02-28', ...buckets.map(({ to }) => to)])
        expect(buckets.every(({ from, to }) => from < to)).toBe(true)
      }
    }
    expect(bucketsOf({ from: '2026-01-02', to: '2026-01-01' }, 'day', gregorian)).toEqual([])
  })

  it('are found by a day', () => {
    const buckets = bucketsOf({ from: '2026-01-01', to: '2026-03-01' }, 'month', gregorian)
    expect(['2026-01-01', '2026-01-31', '2026-02-01', '2025-12-31'].map(day => bucketAt(buckets, day))).toEqual([0, 0, 1, -1])
  })
})
