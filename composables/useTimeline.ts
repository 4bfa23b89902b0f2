import type { Timeline, TimelineEntry } from '#shared/activities/schema'
import type { ActivityType } from '#shared/activities/values'
import { useInfiniteQuery } from '@pinia/colada'
import { useApi } from '~/composables/useApi'

export type TimelineKind = 'contact' | 'company' | 'deal'

const plurals = { contact: 'contacts', company: 'companies', deal: 'deals' } as const
const typingMs = 200

/** The timeline of a record, page by page, narrowed by type and words. */
export function useTimeline(record: () => { kind: TimelineKind, id: string }) {
  const api = useApi()
  const type = ref<ActivityType | 'event' | 'all'>('all')
  const words = ref('')
  const q = ref('')
  watch(words, (typed, _, onCleanup) => {
    const timer = setTimeout(() => {
      q.value = typed
    }, typingMs)
    onCleanup(() => clearTimeout(timer))
  })
  const filters = computed(() => ({ ...(type.value === 'all' ? {} : { type: type.value }), ...(q.value.trim() ? { q: q.value.trim() } : {}) }))
  const path = computed(() => `/api/${plurals[record().kind]}/${record().id}/timeline`)

  const query = useInfiniteQuery<Timeline, Error, string | null>(() => ({
    key: [plurals[record().kind], record().id, 'timeline', filters.value],
    query: ({ pageParam }) => api<Timeline>(path.value, { query: { ...filters.value, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: null,
    getNextPageParam: page => page.cursor,
    placeholderData: before => before,
  }))

  return {
    type, words,
    days: computed(() => joinDays(query.data.value?.pages ?? [])),
    isFiltered: computed(() => Object.keys(filters.value).length > 0),
    ...query,
  }
}

/** A day that goes on on the next page is one day. */
function joinDays(pages: Timeline[]): Timeline['days'] {
  const days = new Map<string, TimelineEntry[]>()
  for (const { day, entries } of pages.flatMap(page => page.days)) days.set(day, [...(days.get(day) ?? []), ...entries])
  return [...days].map(([day, entries]) => ({ day, entries }))
}
