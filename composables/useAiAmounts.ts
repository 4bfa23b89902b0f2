const microsPerDollar = 1_000_000

/** Amounts of Claude's use in the person's language: money in US dollars, to the hundredth of a cent where it is little. */
export function useAiAmounts() {
  const { locale, n } = useI18n()
  const language = computed(() => locale.value === 'fa' ? 'fa-IR' : 'en-GB')
  const format = (dollars: number, digits: number) =>
    new Intl.NumberFormat(language.value, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', minimumFractionDigits: 2, maximumFractionDigits: digits }).format(dollars)
  return {
    dollars: (micros: number) => format(micros / microsPerDollar, Math.abs(micros) < microsPerDollar ? 4 : 2),
    cents: (cents: number) => format(cents / 100, 2),
    count: (amount: number) => n(amount),
  }
}
