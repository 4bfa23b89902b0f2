import { useInfiniteQuery } from '@pinia/colada'
import type { ImportedAnswers, KeptAnswer, KeptAnswersPage, WholeKeptAnswer } from '#shared/ai/kept-answers'
import { useApi } from '~/composables/useApi'
import { useListFilters } from '~/composables/useListFilters'

const key = ['ai', 'answers']

/** The answers of Claude that are kept, page by page; the filters are in the address. */
export function useAiAnswers() {
  const api = useApi()
  const cache = useQueryCache()
  const list = useListFilters(['q', 'feature'])
  const query = useInfiniteQuery<KeptAnswersPage, Error, string | null>(() => ({
    key: [...key, list.filters.value],
    query: ({ pageParam, signal }) => api<KeptAnswersPage>('/api/ai/cache', { query: { ...list.filters.value, ...pageParam ? { cursor: pageParam, total: false } : {} }, signal }),
    initialPageParam: null,
    getNextPageParam: page => page.cursor,
    placeholderData: before => before,
    staleTime: 0,
    ssrCatchError: true,
  }))
  const refreshList = () => cache.invalidateQueries({ key: ['ai'] })
  async function change<T>(call: Promise<T>): Promise<T> {
    const answer = await call
    await refreshList()
    return answer
  }
  return {
    ...list, ...query,
    answers: computed(() => query.data.value?.pages.flatMap(page => page.answers) ?? []),
    total: computed(() => query.data.value?.pages[0]?.total ?? 0),
    read: async (hash: string) => (await api<{ answer: WholeKeptAnswer }>(`/api/ai/cache/${hash}`)).answer,
    askAgain: async ({ hash }: KeptAnswer) => (await change(api<{ answer: WholeKeptAnswer }>(`/api/ai/cache/${hash}/refresh`, { method: 'POST' }))).answer,
    remove: ({ hash }: KeptAnswer) => change(api(`/api/ai/cache/${hash}`, { method: 'DELETE' })),
    removeAll: () => change(api<{ deleted: number }>('/api/ai/cache', { method: 'DELETE', query: { feature: list.filters.value.feature } })),
    importFile: (file: File) => change(api<ImportedAnswers>('/api/ai/cache/import', { method: 'POST', body: file, headers: { 'content-type': 'application/x-ndjson' } })),
  }
}
