import { describe, expect, it } from 'vitest'
import { quietAt } from '#shared/deals/quiet'
import { addSums } from '#shared/deals/sums'
import { formatMoney, minorDigits, toMajor, toMinor } from '#shared/money/money'

describe('sums of money', () => {
  it('never mix currencies', () => {
    expect(addSums([
      { currency: 'GBP', valueCents: 100, weightedCents: 50 }, { currency: 'EUR', valueCents: 3, weightedCents: 1 }, { currency: 'GBP', valueCents: 7, weightedCents: 2 },
    ])).toEqual([{ currency: 'EUR', valueCents: 3, weightedCents: 1 }, { currency: 'GBP', valueCents: 107, weightedCents: 52 }])
  })

  it('know the minor units that ISO 4217 gives each currency', () => {
    expect(['EUR', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3])
    expect(toMinor(12.5, 'EUR')).toBe(1250)
    expect(toMinor(1.234, 'KWD')).toBe(1234)
    expect(toMajor(1250, 'JPY')).toBe(1250)
  })

  it('are written in the way of the language, without empty decimals', () => {
    expect(formatMoney(1_250_000, 'EUR', 'en-GB')).toBe('€12,500')
    expect(formatMoney(1250, 'GBP', 'en-GB')).toBe('£12.50')
    expect(formatMoney(1250, 'JPY', 'en-GB')).toBe('¥1,250')
  })
})

describe('a deal goes quiet', () => {
  const createdAt = '2026-03-01T10:00:00.000Z'

  it('two weeks after its last interaction, or else its creation', () => {
    expect(quietAt({ lastInteractionAt: null, createdAt }, { rottingDays: null })).toBe('2026-03-15T10:00:00.000Z')
    expect(quietAt({ lastInteractionAt: '2026-03-10T08:30:00.000Z', createdAt }, { rottingDays: null })).toBe('2026-03-24T08:30:00.000Z')
  })

  it('after the days that its stage names', () => {
    expect(quietAt({ lastInteractionAt: null, createdAt }, { rottingDays: 3 })).toBe('2026-03-04T10:00:00.000Z')
  })
})
