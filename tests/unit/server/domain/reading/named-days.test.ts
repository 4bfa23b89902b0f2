import { describe, expect, it } from 'vitest'
import { namedDay } from '#server/domain/reading/named-days'
import { sentAt } from '#server/domain/reading/written-dates'

const monday = '2026-11-16'
const on = (words: string, anchor = monday, weekStart: 'monday' | 'saturday' | 'sunday' = 'monday') => namedDay(words, { anchor, weekStart })?.day

describe('a day in words', () => {
  it.each([
    ['today', '2026-11-16'],
    ['tomorrow', '2026-11-17'],
    ['in 3 days', '2026-11-19'],
    ['in 1 week', '2026-11-23'],
    ['in 2 months', '2027-01-16'],
    ['in 5 working days', '2026-11-23'],
    ['monday', '2026-11-23'],
    ['friday', '2026-11-20'],
    ['next friday', '2026-11-27'],
    ['end of week', '2026-11-20'],
    ['end of next week', '2026-11-27'],
    ['start of next week', '2026-11-23'],
    ['end of month', '2026-11-30'],
    ['end of next month', '2026-12-31'],
    ['start of next quarter', '2027-01-01'],
    ['end of quarter', '2026-12-31'],
    ['end of next year', '2027-12-31'],
    ['end of persian month', '2026-11-21'],
    ['start of next persian year', '2027-03-21'],
    ['2026-12-01', '2026-12-01'],
    ['1405-09-10', '2026-12-01'],
    ['--11-24', '2026-11-24'],
    ['--03-01', '2027-03-01'],
    ['--02-29', '2028-02-29'],
    ['persian --01-15', '2027-04-04'],
    ['Next Friday ', '2026-11-27'],
  ])('%s, written on a Monday, is %s', (words, day) => {
    expect(on(words)).toBe(day)
  })

  it('is counted in weeks that begin as the person\'s do', () => {
    const sunday = '2026-11-15'
    expect(namedDay('next tuesday', { anchor: sunday, weekStart: 'monday' })).toEqual({ day: '2026-11-17', alsoDay: null })
    expect(namedDay('next tuesday', { anchor: sunday, weekStart: 'sunday' })).toEqual({ day: '2026-11-24', alsoDay: '2026-11-17' })
    expect(namedDay('next tuesday', { anchor: sunday, weekStart: 'saturday' })).toEqual({ day: '2026-11-24', alsoDay: '2026-11-17' })
    expect(on('end of week', sunday, 'saturday')).toBe('2026-11-18')
    expect(on('in 4 working days', sunday, 'saturday')).toBe('2026-11-21')
  })

  it('lies after the day it was written on', () => {
    expect(on('monday', monday)).toBe('2026-11-23')
    expect(on('tuesday', '2026-12-31')).toBe('2027-01-05')
  })

  it.each(['', 'soon', 'in 5000 days', 'next spring', '2026-13-01', '2026-02-30', '1405-12-31', '--13-01', 'in days', '0000-00-00'])('%j names none', (words) => {
    expect(on(words)).toBeUndefined()
  })
})

describe('when a message was sent', () => {
  it('is told on the person\'s clock, on either side of midnight and of daylight saving', () => {
    expect(sentAt('2026-11-17T23:30+03:30', 'Europe/Berlin')).toEqual({ day: '2026-11-17', instant: '2026-11-17T20:00:00.000Z' })
    expect(sentAt('2026-11-17T23:30-0800', 'Europe/Berlin')).toEqual({ day: '2026-11-18', instant: '2026-11-18T07:30:00.000Z' })
    expect(sentAt('2026-10-24T23:59', 'Europe/Berlin')).toEqual({ day: '2026-10-24', instant: '2026-10-24T21:59:00.000Z' })
    expect(sentAt('2026-10-25T23:59', 'Europe/Berlin')).toEqual({ day: '2026-10-25', instant: '2026-10-25T22:59:00.000Z' })
    expect(sentAt('2026-03-29T02:30', 'Europe/Berlin')?.day).toBe('2026-03-29')
    expect(sentAt('2026-11-17T09:12Z', 'Asia/Tehran')).toEqual({ day: '2026-11-17', instant: '2026-11-17T09:12:00.000Z' })
  })

  it('is read in the Persian calendar too', () => {
    expect(sentAt('1405-08-26T22:15', 'Asia/Tehran')).toEqual({ day: '2026-11-17', instant: '2026-11-17T18:45:00.000Z' })
    expect(sentAt('1405-08-26', 'Asia/Tehran')).toEqual({ day: '2026-11-17', instant: null })
  })

  it.each(['', 'yesterday', '2026-02-30', '2026-11-17T25:00', '2026-11-17T09:12+99:00', '9999-01-01'])('is not known from %j', (text) => {
    expect(sentAt(text, 'Europe/Berlin')).toBeUndefined()
  })
})
