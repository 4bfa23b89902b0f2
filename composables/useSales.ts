import type { DealSummary } from '#shared/deals/schema'
import type { Purchase } from '#shared/money/answers'
import { useSaleChips } from '~/composables/useFilterChips'
import { useListFilters } from '~/composables/useListFilters'
import { useRecordList } from '~/composables/useRecordList'

const names = ['from', 'to', 'currency', 'source', 'campaign', 'ownerId', 'pipelineId'] as const

/** Won deals and purchases, as the address bar says: where the figures of revenue lead. */
export function useSales() {
  const { filters, set } = useListFilters(names)
  const ofDeals = computed(() => {
    const { from, to, ...others } = filters.value
    return { outcome: 'won', ...(from ? { closedAfter: from } : {}), ...(to ? { closedBefore: to } : {}), ...others }
  })
  return {
    filters, set, ofDeals,
    chips: useSaleChips(() => filters.value),
    deals: useRecordList<DealSummary>('deals', () => ({ ...ofDeals.value, sort: '-value' })),
    purchases: useRecordList<Purchase>('purchases', () => filters.value),
  }
}
