import type { LimitName } from '#shared/plans/schema'
import { useFileText } from '~/composables/useFileText'

/** Amounts of a plan's limits in the person's language, and what to say when one is used up. */
export function useLimitText() {
  const { t, n } = useI18n()
  const { sizeText } = useFileText()
  const amountText = (limit: LimitName, amount: number) => limit === 'storageBytes' ? sizeText(amount) : n(amount)

  return {
    amountText,
    reachedText: (limit: LimitName, used: number, maximum: number): string =>
      t(`plans.reached.${limit}`, { used: amountText(limit, used), maximum: amountText(limit, maximum) }),
  }
}
