import { describe, expect, it } from 'vitest'
import { exceedsDiscount, isBeyondCounting, lineTotal, totalsOfLines } from '#shared/deals/line-totals'
import { putLineItemsSchema } from '#shared/deals/line-items'

const line = (quantity: number, unitPriceCents: number, discountPercent = 0) => ({ quantity, unitPriceCents, discountPercent })
const listed = (unitPriceCents: number, discountPercent: number, listPriceCents: number | null = null) => ({ ...line(1, unitPriceCents, discountPercent), listPriceCents })

describe('a line', () => {
  it.each([
    [line(1, 1), 1], [line(3, 333), 999], [line(0.5, 1), 1], [line(0.499, 1), 0], [line(1.005, 100), 101], [line(1.015, 100), 102], [line(2.675, 100), 268],
    [line(1, 100, 12.5), 88], [line(1, 105, 50), 53], [line(1, 1, 50), 1], [line(1, 1, 50.01), 0], [line(1, 999, 33.33), 666], [line(1, 5, 100), 0],
    [line(0.001, 499), 0], [line(0.001, 500), 1], [line(1_000_000, 9_007_199_254), 9_007_199_254_000_000], [line(0.1, 1_250_000, 0.01), 124_988],
  ])('%j comes to %i, rounded half up', (input, total) => {
    expect(lineTotal(input)).toBe(total)
  })

  it('is rounded once, so that halves of a cent add up line by line', () => {
    expect(totalsOfLines([line(0.5, 1), line(0.5, 1), line(0.5, 1)])).toEqual({ grossCents: 3, discountCents: 0, netCents: 3 })
  })

  it('agrees with exact fractions for any awkward numbers', () => {
    for (let seed = 1; seed < 3000; seed++) {
      const [thousandths, cents, hundredths] = [(seed * 7919) % 999_983, (seed * 104_729) % 99_999_989, (seed * 31) % 10_001]
      const exact = BigInt(thousandths) * BigInt(cents) * BigInt(10_000 - hundredths)
      const floor = exact / 10_000_000n
      const expected = exact % 10_000_000n >= 5_000_000n ? floor + 1n : floor
      expect(lineTotal(line(thousandths / 1000, cents, hundredths / 100))).toBe(Number(expected))
    }
  })
})

describe('lines', () => {
  it('add up to gross, discount and net', () => {
    expect(totalsOfLines([line(2, 120_000, 10), line(1.5, 9900)])).toEqual({ grossCents: 254_850, discountCents: 24_000, netCents: 230_850 })
    expect(totalsOfLines([])).toEqual({ grossCents: 0, discountCents: 0, netCents: 0 })
  })

  it('beyond what is counted exactly are refused, before any discount', () => {
    expect(isBeyondCounting([line(1, Number.MAX_SAFE_INTEGER)])).toBe(false)
    expect(isBeyondCounting([line(1, Number.MAX_SAFE_INTEGER), line(1, 1)])).toBe(true)
    expect(putLineItemsSchema.safeParse({ lineItems: [{ name: 'A', quantity: 2, unitPriceCents: Number.MAX_SAFE_INTEGER, discountPercent: 100 }] }).error?.issues[0]).toMatchObject({ path: ['lineItems'], message: 'too_large' })
  })

  it.each([{ quantity: 0 }, { quantity: 1.0005 }, { quantity: -1 }, { quantity: 1_000_001 }, { quantity: 1e308 }, { unitPriceCents: 1e308 }, { quantity: '2' }, { discountPercent: 100.01 }, { discountPercent: -1 }, { discountPercent: 12.345 }, { unitPriceCents: 1.5 }, { unitPriceCents: -1 }, { name: '' }])(
    'are not taken with %j', (wrong) => {
      const { error } = putLineItemsSchema.safeParse({ lineItems: [{ name: 'A', unitPriceCents: 1, ...wrong }] })
      expect(error?.issues[0]?.path).toEqual(['lineItems', 0, Object.keys(wrong)[0]])
    })
})

describe('a discount', () => {
  it('is within the limit up to the limit itself', () => {
    expect(exceedsDiscount([listed(10_000, 20)], 20, 8000)).toBe(false)
    expect(exceedsDiscount([listed(10_000, 20.01)], 20, 7999)).toBe(true)
    expect(exceedsDiscount([listed(10_000, 0), listed(1, 50)], 20, 10_001)).toBe(true)
  })

  it('is a price below that of the catalogue too', () => {
    expect(exceedsDiscount([listed(8000, 0, 10_000)], 20, 8000)).toBe(false)
    expect(exceedsDiscount([listed(7999, 0, 10_000)], 20, 7999)).toBe(true)
    expect(exceedsDiscount([listed(9000, 15, 10_000)], 20, 7650)).toBe(true)
    expect(exceedsDiscount([listed(12_000, 20, 10_000)], 20, 9600)).toBe(false)
  })

  it('is a value below what the lines come to, with rounding on their side', () => {
    expect(exceedsDiscount([listed(10_000, 0), listed(10_000, 0)], 20, 16_000)).toBe(false)
    expect(exceedsDiscount([listed(10_000, 0), listed(10_000, 0)], 20, 15_999)).toBe(true)
    expect(exceedsDiscount([listed(1, 20), listed(1, 20), listed(3, 20)], 20, totalsOfLines([listed(1, 20), listed(1, 20), listed(3, 20)]).netCents)).toBe(false)
  })
})
