import type { ProposalSummary } from '#shared/proposals/schema'
import { useListFilters, useListSort } from '~/composables/useListFilters'
import { useRecordList } from '~/composables/useRecordList'

/** The proposals as the address bar says. */
export function useProposalList() {
  const { filters, set, words, isFiltered, clear } = useListFilters(['q', 'state', 'ownerId', 'sort'])
  const { toggle } = useListSort(() => filters.value.sort, set)
  const list = useRecordList<ProposalSummary>('proposals', () => ({ ...filters.value }))
  return { ...list, filters, set, words, isFiltered, clear, sort: computed(() => filters.value.sort ?? '-updatedAt'), sortBy: toggle }
}
