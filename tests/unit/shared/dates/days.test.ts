import { describe, expect, it } from 'vitest'
import { addDays, dayOf, daysBetween, instantAt, nextWeekStart, startOfDay, timeOf } from '#shared/dates/days'
import { quickDays } from '#shared/dates/quick-days'

describe('days', () => {
  it('are those of the time zone', () => {
    expect(dayOf('2026-03-10T06:00:00.000Z', 'Europe/Berlin')).toBe('2026-03-10')
    expect(dayOf('2026-03-10T06:00:00.000Z', 'America/Los_Angeles')).toBe('2026-03-09')
    expect(timeOf('2026-03-10T06:00:00.000Z', 'Asia/Tehran')).toBe('09:30')
  })

  it('begin where the clocks say so, also when they change', () => {
    expect(startOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z')
    expect(startOfDay('2026-03-30', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z')
    expect(instantAt('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  })

  it('are counted by the calendar', () => {
    expect(addDays('2026-02-27', 3)).toBe('2026-03-02')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  })

  it('of next week begin with the person\'s first day, never with today', () => {
    expect(nextWeekStart('2026-11-21', 1)).toBe('2026-11-23')
    expect(nextWeekStart('2026-11-23', 1)).toBe('2026-11-30')
    expect(nextWeekStart('2026-11-21', 6)).toBe('2026-11-28')
  })
})

describe('quick days', () => {
  it('stand in their order', () => {
    expect(quickDays('2026-11-21', 'monday').map(({ name }) => name)).toEqual(['tomorrow', 'nextWeek', 'inThreeDays', 'inTwoWeeks'])
    expect(quickDays('2026-11-24', 'monday').map(({ name }) => name)).toEqual(['tomorrow', 'inThreeDays', 'nextWeek', 'inTwoWeeks'])
  })

  it('offer no day twice', () => {
    expect(quickDays('2026-11-20', 'monday').map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-23', '2026-12-04'])
  })
})
