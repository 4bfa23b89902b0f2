import { describe, expect, it } from 'vitest'
import { nextOccurrence, occurrencesAfter, type Series } from '#shared/recurrence/series'

const weeklyAtNine = (timeZone: string, start: string): Series => ({ rule: 'FREQ=WEEKLY;BYDAY=MO', start, timeZone })
const next = (series: Series, after: string, count: number) => occurrencesAfter(series, after).take(count).toArray()

describe('a series of due dates', () => {
  it('stays at 09:00 where the clocks change', () => {
    expect(next(weeklyAtNine('Europe/Berlin', '2026-03-16T09:00:00'), '2026-03-16T00:00:00.000Z', 3)).toEqual(['2026-03-16T08:00:00.000Z', '2026-03-23T08:00:00.000Z', '2026-03-30T07:00:00.000Z'])
    expect(next(weeklyAtNine('America/New_York', '2026-10-26T09:00:00'), '2026-10-26T00:00:00.000Z', 2)).toEqual(['2026-10-26T13:00:00.000Z', '2026-11-02T14:00:00.000Z'])
    // Iran gave up daylight saving in 2022.
    expect(next(weeklyAtNine('Asia/Tehran', '2022-09-19T09:00:00'), '2022-09-19T00:00:00.000Z', 2)).toEqual(['2022-09-19T04:30:00.000Z', '2022-09-26T05:30:00.000Z'])
    expect(next(weeklyAtNine('Asia/Tehran', '2026-03-16T09:00:00'), '2026-03-16T00:00:00.000Z', 2)).toEqual(['2026-03-16T05:30:00.000Z', '2026-03-23T05:30:00.000Z'])
  })

  it('takes a time that the clock jumps over as much later, and the first of a time that comes twice', () => {
    const daily = (start: string): Series => ({ rule: 'FREQ=DAILY', start, timeZone: 'Europe/Berlin' })
    expect(next(daily('2026-03-28T02:30:00'), '2026-03-28T12:00:00.000Z', 2)).toEqual(['2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z'])
    expect(next(daily('2026-10-24T02:30:00'), '2026-10-24T12:00:00.000Z', 2)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'])
  })

  it('ends with the day or the instant of its rule, which still counts', () => {
    const until = (end: string): Series => ({ rule: `FREQ=DAILY;UNTIL=${end}`, start: '2026-11-21T23:30:00', timeZone: 'America/New_York' })
    expect(next(until('20261122'), '2026-11-01T00:00:00.000Z', 5)).toEqual(['2026-11-22T04:30:00.000Z', '2026-11-23T04:30:00.000Z'])
    expect(next(until('20261123T043000Z'), '2026-11-01T00:00:00.000Z', 5)).toHaveLength(2)
    expect(next(until('20261123T042959Z'), '2026-11-01T00:00:00.000Z', 5)).toHaveLength(1)
    expect(nextOccurrence({ rule: 'FREQ=DAILY;COUNT=2', start: '2026-11-21T09:00:00', timeZone: 'UTC' }, '2026-11-22T09:00:00.000Z')).toBeUndefined()
  })
})
