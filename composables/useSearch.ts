import { useInfiniteQuery } from '@pinia/colada'
import type { SearchPage, SearchResult } from '#shared/search/schema'
import { activityIcons } from '~/composables/useActivityForm'
import { useApi } from '~/composables/useApi'
import { useListFilters } from '~/composables/useListFilters'

const pages = { contact: 'contacts', company: 'companies', deal: 'deals', activity: 'contacts' } as const
const icons = { contact: 'i-lucide-user', company: 'i-lucide-building-2', deal: 'i-lucide-handshake', activity: 'i-lucide-message-square-text' } as const
const pauseMs = 120

export function searchIcon({ kind, type }: SearchResult): string {
  return type ? activityIcons[type] : icons[kind]
}

/** Where a result is to be seen: an activity on the timeline of its record. */
export function searchPlace({ kind, id, of }: SearchResult): string {
  return of ? `/${pages[of.kind]}/${of.id}` : `/${pages[kind]}/${id}`
}

/** What was typed, once typing pauses. */
function useSettled(typed: Ref<string>) {
  const settled = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(typed, (text) => {
    clearTimeout(timer)
    timer = setTimeout(() => settled.value = text.trim(), text.trim() === '' ? 0 : pauseMs)
  })
  onScopeDispose(() => clearTimeout(timer))
  return settled
}

/** Records that match what is typed into the palette; a newer search ends the one before. */
export function usePaletteSearch(typed: Ref<string>) {
  const api = useApi()
  const settled = useSettled(typed)
  const { data, asyncStatus } = useQuery({
    key: () => ['search', 'first', settled.value],
    query: ({ signal }) => api<SearchPage>('/api/search', { query: { q: settled.value, limit: 12 }, signal }),
    enabled: () => settled.value !== '',
    placeholderData: before => before,
    staleTime: 5000,
  })
  // What is offered for a text comes together with what it found, so that nothing moves away below a finger.
  const answered = ref('')
  watchEffect(() => {
    if (asyncStatus.value !== 'loading') answered.value = settled.value
  })
  return {
    /** The text whose results are shown. */
    answered,
    found: computed(() => settled.value === '' ? [] : data.value?.results ?? []),
    isSearching: computed(() => settled.value !== '' && asyncStatus.value === 'loading'),
  }
}

/** Everything that matches what the address says, page after page. */
export function useSearchPage() {
  const api = useApi()
  const list = useListFilters(['q', 'kind'])
  const query = useInfiniteQuery<SearchPage, Error, string | null>(() => ({
    key: ['search', 'all', list.filters.value],
    query: ({ pageParam, signal }) => api<SearchPage>('/api/search', { query: { ...list.filters.value, limit: 30, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    enabled: Boolean(list.filters.value.q),
    initialPageParam: null,
    getNextPageParam: page => page.cursor,
    placeholderData: before => before,
    staleTime: 5000,
    ssrCatchError: true,
  }))
  return { ...list, ...query, results: computed(() => list.filters.value.q ? query.data.value?.pages.flatMap(page => page.results) ?? [] : []) }
}
