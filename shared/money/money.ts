const digits = new Map<string, number>()

/** How many digits ISO 4217 gives the minor unit of a currency: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  let known = digits.get(currency)
  if (known === undefined) {
    known = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
    digits.set(currency, known)
  }
  return known
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
  return new Intl.NumberFormat(locale, {
    style: 'currency', currency, currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : minorDigits(currency),
  }).format(amount)
}
