import { useInfiniteQuery } from '@pinia/colada'
import type { AuditPage } from '#shared/audit/schema'
import { useApi } from '~/composables/useApi'
import { useListFilters } from '~/composables/useListFilters'

/** A page may come back with less than it asked for, having looked far: it goes on by itself until there is this much to see. */
const fewest = 20

/** What happened in the organization, page by page; the filters are in the address. */
export function useAuditLog() {
  const api = useApi()
  const list = useListFilters(['q', 'actorId', 'subjectType', 'subjectId', 'type', 'from', 'to'])
  const query = useInfiniteQuery<AuditPage, Error, string | null>(() => ({
    key: ['audit-log', list.filters.value],
    query: ({ pageParam }) => api<AuditPage>('/api/audit-log', { query: { ...list.filters.value, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: null,
    getNextPageParam: page => page.cursor,
    placeholderData: before => before,
    staleTime: 0,
  }))
  const entries = computed(() => query.data.value?.pages.flatMap(page => page.entries) ?? [])
  const isLooking = computed(() => query.asyncStatus.value === 'loading')
  watch([entries, isLooking], () => {
    if (!isLooking.value && query.hasNextPage.value && entries.value.length < fewest) void query.loadNextPage()
  })
  return { ...list, ...query, entries, isLooking }
}
