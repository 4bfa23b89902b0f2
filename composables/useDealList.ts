import { useInfiniteQuery } from '@pinia/colada'
import { addSums } from '#shared/deals/sums'
import { useApi } from '~/composables/useApi'
import type { DealPage } from '~/composables/useDeals'

/** The deals that a query names, page by page as one scrolls. */
export function useDealList(query: () => Record<string, string | undefined>) {
  const api = useApi()
  const { data, error, refetch, hasNextPage, loadNextPage, isPlaceholderData } = useInfiniteQuery({
    key: () => ['deals', 'list', { ...query() }],
    initialPageParam: '',
    query: ({ pageParam }) => api<DealPage>('/api/deals', { query: { ...query(), ...(pageParam ? { cursor: pageParam, total: false } : {}) } }),
    getNextPageParam: last => last.cursor,
  })
  const pages = computed(() => data.value?.pages)
  return {
    deals: computed(() => pages.value?.flatMap(page => page.deals)),
    total: computed(() => pages.value?.[0]?.total ?? 0),
    pipelineValue: computed(() => pages.value?.[0]?.pipelineValue ?? []),
    /** What all that match add up to, closed ones too. */
    sums: computed(() => addSums(pages.value?.[0]?.byStage.flatMap(({ sums }) => sums) ?? [])),
    error, refetch, hasNextPage, loadNextPage, isPlaceholderData,
  }
}
