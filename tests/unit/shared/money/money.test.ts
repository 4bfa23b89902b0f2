import { expect, it } from 'vitest'
import { formatMoney, minorDigits, toMajor, toMinor } from '#shared/money/money'

it.each([['EUR', 2], ['JPY', 0], ['KWD', 3], ['IRR', 2], ['HUF', 2], ['IQD', 3], ['CLF', 4]])('counts %s in units of %i digits, as ISO 4217 does', (currency, digits) => {
  expect(minorDigits(currency)).toBe(digits)
  expect(toMinor(12, currency)).toBe(12 * 10 ** digits)
  expect(toMajor(12 * 10 ** digits, currency)).toBe(12)
})

it('rounds half a unit away from zero', () => {
  expect([toMinor(12.345, 'EUR'), toMinor(0.5, 'JPY'), toMinor(1.0005, 'KWD')]).toEqual([1235, 1, 1001])
})

it.each([
  [1_250_000, 'EUR', '€12,500'], [1250, 'EUR', '€12.50'], [500, 'JPY', '¥500'], [1500, 'KWD', 'KWD 1.500'], [125_000, 'IRR', 'IRR 1,250'], [125_050, 'HUF', 'Ft 1,250.50'],
])('writes %i of %s as %s', (cents, currency, text) => {
  expect(formatMoney(cents, currency, 'en-GB').replaceAll(/\s/g, ' ')).toBe(text)
})
