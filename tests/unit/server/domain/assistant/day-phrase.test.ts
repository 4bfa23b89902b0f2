import { describe, expect, it } from 'vitest'
import { daysOf, type Reckoning } from '#server/domain/assistant/day-phrase'

/** A Saturday. */
const past: Reckoning = { today: '2026-11-21', habits: { calendar: 'gregorian', weekStart: 'monday' }, toward: 'past' }
const future: Reckoning = { ...past, toward: 'future' }
const persian: Reckoning = { ...past, habits: { calendar: 'persian', weekStart: 'saturday' } }
const said = (phrase: string, reckoning = past) => {
  const days = daysOf(phrase, reckoning)
  return days && `${days.from} ${days.to}`
}

describe('days in words', () => {
  it.each([
    ['today', '2026-11-21 2026-11-22'], ['Yesterday', '2026-11-20 2026-11-21'], ['2026-02-28', '2026-02-28 2026-03-01'],
    ['3 weeks ago', '2026-10-31 2026-11-01'], ['a month ago', '2026-10-21 2026-10-22'], ['in 2 days', '2026-11-23 2026-11-24'],
    ['last 30 days', '2026-10-23 2026-11-22'], ['next 2 weeks', '2026-11-21 2026-12-05'],
    ['this week', '2026-11-16 2026-11-23'], ['last month', '2026-10-01 2026-11-01'], ['this quarter', '2026-10-01 2027-01-01'], ['next year', '2027-01-01 2028-01-01'],
    ['start of the year', '2026-01-01 2026-01-02'], ['end of next month', '2026-12-31 2027-01-01'],
    ['May', '2026-05-01 2026-06-01'], ['December', '2025-12-01 2026-01-01'], ['may 2024', '2024-05-01 2024-06-01'], ['May last year', '2025-05-01 2025-06-01'], ['next May', '2027-05-01 2027-06-01'],
    ['2 October', '2026-10-02 2026-10-03'], ['October 2nd, 2025', '2025-10-02 2025-10-03'], ['2026-05', '2026-05-01 2026-06-01'], ['2025', '2025-01-01 2026-01-01'],
    ['Tuesday', '2026-11-17 2026-11-18'], ['Saturday', '2026-11-14 2026-11-15'], ['next Tuesday', '2026-11-24 2026-11-25'], ['this Monday', '2026-11-16 2026-11-17'],
    ['فروردین', '2026-03-21 2026-04-21'], ['1405', '2026-03-21 2027-03-21'], ['۳ weeks ago', '2026-10-31 2026-11-01'],
  ])('knows %s', (phrase, days) => {
    expect(said(phrase)).toBe(days)
  })

  it('takes the next May or Tuesday where what is asked lies ahead', () => {
    expect([said('May', future), said('November', future), said('Tuesday', future), said('2 October', future)]).toEqual(['2027-05-01 2027-06-01', '2026-11-01 2026-12-01', '2026-11-24 2026-11-25', '2027-10-02 2027-10-03'])
  })

  it('counts months, quarters and weeks as the person does', () => {
    expect([said('this month', persian), said('this quarter', persian), said('this week', persian), said('this year', persian)])
      .toEqual(['2026-10-23 2026-11-22', '2026-09-23 2026-12-22', '2026-11-21 2026-11-28', '2026-03-21 2027-03-21'])
  })

  it.each(['', 'soon', '31 February', '2026-02-30', '2026-13', 'the day the music died', '9999 years ago', 'last', 'May May May'])('leaves %j alone', (phrase) => {
    expect(said(phrase)).toBeUndefined()
  })
})
