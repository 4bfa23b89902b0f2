import { describe, expect, it } from 'vitest'
import { toMinor } from '#shared/money/money'
import { strayAmounts } from '#shared/proposals/stray-amounts'

/** Two days of 1,250 each with a tenth off: 2,500, 250 off, 2,250. */
const line = { productId: null, name: 'Workshop', unit: 'day', quantity: 2, unitPriceCents: 125_000, discountPercent: 10, totalCents: 225_000 }
const strays = (text: string, currency = 'EUR', lineItems = [line]) => strayAmounts({ heading: 'What it costs', text }, { lineItems, currency })

describe('the amounts of a section that the line items do not have', () => {
  it('are none of their prices, totals and discounts, however they are written', () => {
    for (const text of [
      '€1,250 a day', 'EUR 1.250,00', '1 250,00 €', '2.500 euros', '2,500.00 EUR', '€2.5k', '2.25 thousand euros', 'You save €250.', 'In all: **€2,250**.',
      '۱٬۲۵۰ یورو', '۲٬۲۵۰٫۰۰ €', '۲۵۰۰ یورو', '۱،۲۵۰ یورو', '٢٢٥٠ یورو', '2\u00a0250\u202f€',
    ]) expect([text, strays(text)]).toEqual([text, []])
  })

  it('are told as they stand there, each once', () => {
    expect(strays('It comes to €12,500, or €12,500 a year, and EUR 99.50 a month.')).toEqual(['€12,500', 'EUR 99.50'])
    expect(strays('هزینهٔ کل ۱۲٬۵۰۰ یورو است.')).toEqual(['۱۲٬۵۰۰ یورو'])
    expect(strays('€3k to start, 1.2 million euros later')).toEqual(['€3k', '1.2 million euros'])
    expect(strayAmounts({ heading: 'Only €99', text: '' }, { lineItems: [line], currency: 'EUR' })).toEqual(['€99'])
  })

  it('are all that there are where there are no line items', () => {
    expect(strays('€1,250 a day, travel at €0', 'EUR', [])).toEqual(['€1,250'])
  })

  it('are those of another currency too', () => {
    expect(strays('$1,250, 1,250 dollars, £2,250 and 2250 GBP')).toEqual(['$1,250', '1,250 dollars', '£2,250', '2250 GBP'])
    expect(strays('$1,250 or 2,250 dollars', 'CAD')).toEqual([])
  })

  it('are counted in rials where a text counts in tomans', () => {
    const price = toMinor(25_000_000, 'IRR')
    const lines = [{ ...line, quantity: 1, unitPriceCents: price, discountPercent: 0, totalCents: price }]
    expect(strays('۲ میلیون و ۵۰۰ هزار تومان، یعنی ۲۵٬۰۰۰٬۰۰۰ ریال، به اقساط ۱ میلیون تومان', 'IRR', lines)).toEqual(['۱ میلیون تومان'])
  })

  it('are not numbers of other things', () => {
    for (const text of ['In 2026, within 3 weeks', '1,500 users and 20 % fewer errors', '۳ جلسهٔ ۲ ساعته', '12 workshops, 4 trips, 3 PDFs', 'MP3, ISO 27001, +44 20 7946 0958', 'step 3 try it']) {
      expect([text, strays(text)]).toEqual([text, []])
    }
  })
})
