import type { Contact } from '#shared/contacts/schema'
import { useSpanChips } from '~/composables/useFilterChips'
import { useListFilters, useListSort } from '~/composables/useListFilters'
import { useRecordList } from '~/composables/useRecordList'
import { useSelection } from '~/composables/useSelection'

const names = ['q', 'status', 'tags', 'ownerId', 'sharedWith', 'source', 'campaign', 'lastContactedAfter', 'lastContactedBefore', 'createdAfter', 'createdBefore', 'due', 'sort', 'trashed'] as const

/** The contact list as the address bar says. */
export function useContactList() {
  const { filters, set, words, isFiltered, clear } = useListFilters(names)
  const list = useRecordList<Contact>('contacts', () => filters.value)
  const { sorting, toggle } = useListSort(() => filters.value.sort, set)
  const selection = useSelection({ rows: () => list.rows.value, total: () => list.total.value, filter: () => filters.value })
  const chips = useSpanChips(() => filters.value, ['created'])
  return { ...list, selection, filters, chips, set, words, isFiltered, clear, sorting, toggleSort: toggle, isTrash: computed(() => filters.value.trashed === 'true') }
}
