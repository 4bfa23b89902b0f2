import { minorDigits, toMajor } from '#shared/money/money'

/** A sum of money as prompts tell it, the same on every machine: 12500.50 EUR. */
export function amount(valueCents: number, currency: string): string {
  return `${toMajor(valueCents, currency).toFixed(minorDigits(currency)).replace(/\.0+$/, '')} ${currency}`
}
