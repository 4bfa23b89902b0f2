import { toMajor } from '#shared/money/money'
import { useMoney } from '~/composables/useMoney'

/** Figures as the person's language writes them. */
export function useFigures() {
  const { locale, t } = useI18n()
  const { money, number } = useMoney()
  const language = computed(() => locale.value === 'fa' ? 'fa-IR' : 'en-GB')
  const write = (options: Intl.NumberFormatOptions) => {
    const format = computed(() => new Intl.NumberFormat(language.value, options))
    return (value: number) => format.value.format(value)
  }
  const decimal = write({ maximumFractionDigits: 1 })
  const compact = write({ notation: 'compact', maximumFractionDigits: 1 })
  return {
    money, number, decimal,
    percent: write({ style: 'percent', maximumFractionDigits: 1 }),
    /** With its sign, also where it is more. */
    signed: write({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
    signedNumber: write({ maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
    days: (value: number) => t('reports.days', { n: decimal(value) }, value),
    /** Money in one currency as an axis has it: "12K". */
    axis: (currency: string) => (cents: number) => compact(toMajor(cents, currency)),
    moneyIn: (currency: string) => (cents: number) => money(cents, currency),
  }
}
