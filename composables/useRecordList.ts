import { useInfiniteQuery } from '@pinia/colada'
import { useApi } from '~/composables/useApi'
import { rethrowForPage } from '~/composables/useProblem'

interface Page<Row> { rows: Row[], total?: number, cursor: string | null }

/** A list of records, page after page, under the filters of the address bar. While new rows are asked for the old ones stay. */
export function useRecordList<Row>(resource: 'contacts' | 'companies' | 'deals' | 'tasks' | 'activities' | 'purchases' | 'proposals', filters: () => Record<string, string>) {
  const api = useApi()
  async function page(cursor: string | null): Promise<Page<Row>> {
    const query = { ...filters(), ...(cursor ? { cursor, total: false } : {}) }
    const { [resource]: rows, total, cursor: next } = await api<Record<string, Row[]> & { total?: number, cursor: string | null }>(`/api/${resource}`, { query }).catch(rethrowForPage)
    return { rows: rows ?? [], total, cursor: next }
  }
  const { data, error, isPending, isLoading, isPlaceholderData, refetch, loadNextPage } = useInfiniteQuery<Page<Row>, Error, string | null>({
    key: () => [resource, 'list', filters()],
    query: ({ pageParam }) => page(pageParam),
    initialPageParam: null,
    getNextPageParam: last => last.cursor,
    placeholderData: (previous: { pages: Page<Row>[], pageParams: (string | null)[] } | undefined) => previous,
    staleTime: 5000,
    ssrCatchError: true,
  })
  const rows = computed(() => data.value?.pages.flatMap(({ rows }) => rows) ?? [])
  const hasMore = computed(() => !isPlaceholderData.value && typeof data.value?.pages.at(-1)?.cursor === 'string')
  return {
    rows, hasMore, error, isLoading, isStale: isPlaceholderData, refetch,
    isFirstLoad: computed(() => isPending.value && rows.value.length === 0),
    total: computed(() => data.value?.pages[0]?.total),
    loadMore: () => hasMore.value && !isLoading.value ? loadNextPage({ cancelRefetch: false }) : undefined,
  }
}
