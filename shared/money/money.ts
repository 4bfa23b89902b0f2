/**
 * The digits that ISO 4217 gives the minor units of currencies, where these are not two. Not from Intl: there each browser
 * has its own idea of a dozen of them (rials, forints, rupiahs), and an amount would be another one on the next machine.
 */
const otherDigits: Partial<Record<string, number>> = {
  BHD: 3, BIF: 0, CLF: 4, CLP: 0, DJF: 0, GNF: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KMF: 0, KRW: 0, KWD: 3, LYD: 3, OMR: 3, PYG: 0, RWF: 0,
  TND: 3, UGX: 0, UYI: 0, UYW: 4, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
}

/** How many digits ISO 4217 gives the minor unit of a currency: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return otherDigits[currency] ?? 2
}

/** 1250 minor units of EUR → 12.5. */
export function toMajor(valueCents: number, currency: string): number {
  return valueCents / 10 ** minorDigits(currency)
}

/** 12.5 EUR → 1250 minor units, rounded half away from zero. */
export function toMinor(amount: number, currency: string): number {
  return Math.round(amount * 10 ** minorDigits(currency))
}

/** A sum of money as people read it: "€12,500", "€12.50", "۱۲٬۵۰۰ €". */
export function formatMoney(valueCents: number, currency: string, locale: string): string {
  const amount = toMajor(valueCents, currency)
  return formatOf(currency, locale, Number.isInteger(amount) ? 0 : minorDigits(currency)).format(amount)
}

const formats = new Map<string, Intl.NumberFormat>()

/** Making a format costs a hundred times what using it does. */
function formatOf(currency: string, locale: string, digits: number): Intl.NumberFormat {
  const key = `${currency} ${locale} ${digits}`
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits, maximumFractionDigits: digits })
  formats.set(key, format)
  return format
}
