import type { CompanySummary } from '#shared/companies/schema'
import { useListFilters, useListSort } from '~/composables/useListFilters'
import { useRecordList } from '~/composables/useRecordList'
import { useSelection } from '~/composables/useSelection'

const names = ['q', 'ownerId', 'sharedWith', 'tags', 'industry', 'sort', 'trashed'] as const

/** The company list as the address bar says. */
export function useCompanyList() {
  const { filters, set, words, isFiltered, clear } = useListFilters(names)
  const list = useRecordList<CompanySummary>('companies', () => filters.value)
  const { sorting, toggle } = useListSort(() => filters.value.sort, set)
  const selection = useSelection({ rows: () => list.rows.value, total: () => list.total.value, filter: () => filters.value })
  return { ...list, selection, filters, set, words, isFiltered, clear, sorting, toggleSort: toggle, isTrash: computed(() => filters.value.trashed === 'true') }
}
