import { toMinor } from '#shared/money/money'

interface Amount { valueCents: number | null, currency: string }

/** Prices in Iran are told in toman, of which the rial that ISO 4217 knows is a tenth. */
const toman = new Set(['TOMAN', 'IRT'])
const currencies = new Set(Intl.supportedValuesOf('currency'))

/** An amount in whole units of a currency as deals keep it; one without a currency, or in none that there is, is in the organization's. */
export function readAmount(amount: number, currency: string, usual: string): Amount {
  const code = currency.trim().toUpperCase()
  const [units, known] = toman.has(code) ? [amount * 10, 'IRR'] : [amount, currencies.has(code) ? code : usual]
  const valueCents = toMinor(units, known)
  return { valueCents: valueCents > 0 && Number.isSafeInteger(valueCents) ? valueCents : null, currency: known }
}
