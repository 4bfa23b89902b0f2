import type { MoneySum } from '#shared/deals/schema'

/** Sums of several groups put together, one entry a currency, the largest currency code last. */
export function addSums(groups: MoneySum[]): MoneySum[] {
  const byCurrency = new Map<string, MoneySum>()
  for (const { currency, valueCents, weightedCents } of groups) {
    const sum = byCurrency.get(currency) ?? { currency, valueCents: 0, weightedCents: 0 }
    byCurrency.set(currency, { currency, valueCents: sum.valueCents + valueCents, weightedCents: sum.weightedCents + weightedCents })
  }
  return [...byCurrency.values()].sort((a, b) => a.currency < b.currency ? -1 : 1)
}
