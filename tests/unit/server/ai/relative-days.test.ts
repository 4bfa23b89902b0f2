import { describe, expect, it } from 'vitest'
import { datesInPieces, withDates, withoutDates } from '#server/ai/relative-days'

const today = '2026-11-21'

describe('days in an answer', () => {
  it('are shown as dates, whatever the language around them', () => {
    expect(withDates('since {215 days ago}, due {in 3 days}, {1 day ago}, {Today}, {in 2 weeks}', today)).toBe('since 2026-04-20, due 2026-11-24, 2026-11-20, 2026-11-21, 2026-12-05')
    expect(withDates('از {yesterday} تا {tomorrow} و {۳ days ago}', today)).toBe('از 2026-11-20 تا 2026-11-22 و 2026-11-18')
  })

  it('stay words where they are none, and fields of templates as they are', () => {
    expect(withDates('{next Friday} {in 3 days ago} {3 days} {{firstName}} {\n}', today)).toBe('next Friday in 3 days ago 3 days {{firstName}} {\n}')
  })

  it('are told relative again in the next question, on any day', () => {
    expect(withoutDates('since 2026-04-20 (2026-02-31, 12026-04-201)', today)).toBe('since {215 days ago} (2026-02-31, 12026-04-201)')
    expect(withDates(withoutDates('2027-01-01', today), today)).toBe('2027-01-01')
  })

  it('come whole while the text comes in pieces', () => {
    const heard: string[] = []
    const hear = datesInPieces(delta => heard.push(delta), today)
    for (const delta of ['Zoë, since {21', '5 days', ' ago} [1]', ', {', 'x']) hear(delta)
    expect(heard).toEqual(['Zoë, since ', '2026-04-20 [1]', ', '])
    hear(` ${'long '.repeat(8)}`)
    expect(heard.join('')).toBe(`Zoë, since 2026-04-20 [1], {x ${'long '.repeat(8)}`)
  })
})
