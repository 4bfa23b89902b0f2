import type { MoneySum } from '#shared/deals/schema'
import { formatMoney } from '#shared/money/money'

const usual = ['EUR', 'USD', 'GBP', 'CHF', 'IRR', 'JPY']

/** Money as the person's language writes it. */
export function useMoney() {
  const { locale } = useI18n()
  const language = computed(() => locale.value === 'fa' ? 'fa-IR' : 'en-GB')
  const money = (valueCents: number, currency: string) => formatMoney(valueCents, currency, language.value)
  const names = computed(() => new Intl.DisplayNames([language.value], { type: 'currency' }))
  return {
    money,
    /** Every currency that the runtime knows, the usual ones first. */
    currencies: computed(() => [...new Set([...usual, ...Intl.supportedValuesOf('currency')])].map(value => ({ value, label: `${value} · ${names.value.of(value)}` }))),
    number: (value: number) => new Intl.NumberFormat(language.value).format(value),
    values: (sums: MoneySum[]) => sums.map(sum => money(sum.valueCents, sum.currency)).join(' · '),
    weighted: (sums: MoneySum[]) => sums.map(sum => money(sum.weightedCents, sum.currency)).join(' · '),
  }
}
