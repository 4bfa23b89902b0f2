import { addDays } from '#shared/dates/days'

/** What narrows the board and the list, as it stands in the address bar. */
export interface DealFilterQuery { q?: string, ownerId?: string, valueMin?: string, valueMax?: string, closeAfter?: string, closeBefore?: string, tags?: string }

/** What the list shows: deals with this outcome, open ones, or all. */
export const shownOutcomes = ['open', 'won', 'lost', 'abandoned', 'all'] as const

const names = ['q', 'ownerId', 'valueMin', 'valueMax', 'closeAfter', 'closeBefore', 'tags'] as const

/** The filters, the pipeline and the form (board or list) that the address bar names; changing them changes the address. */
export function useDealFilters() {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string) => typeof route.query[name] === 'string' && route.query[name] !== '' ? route.query[name] : undefined

  const filters = computed<DealFilterQuery>(() => Object.fromEntries(names.flatMap(name => text(name) === undefined ? [] : [[name, text(name)]])))
  const set = (changes: Record<string, string | undefined>) => router.replace({ query: { ...route.query, ...changes } })

  return {
    filters,
    set,
    clear: () => set(Object.fromEntries(names.map(name => [name, undefined]))),
    isFiltered: computed(() => Object.keys(filters.value).length > 0),
    /** Those that the filter panel holds; the search box stands beside it. */
    inPanel: computed(() => Object.keys(filters.value).filter(name => name !== 'q').length),
    pipelineId: computed(() => text('pipeline')),
    isList: computed(() => text('view') === 'list'),
    showsClosed: computed(() => text('closed') === 'true'),
    sort: computed(() => text('sort') ?? 'expectedCloseDate'),
    outcome: computed(() => shownOutcomes.find(outcome => outcome === text('outcome')) ?? 'open'),
  }
}

/** Spans of days that people ask for, `before` excluded as in the API. */
export function closeSpans(today: string) {
  const month = (offset: number) => {
    const date = new Date(`${today.slice(0, 7)}-01T00:00:00Z`)
    date.setUTCMonth(date.getUTCMonth() + offset)
    return date.toISOString().slice(0, 10)
  }
  return [
    { name: 'overdue', closeAfter: undefined, closeBefore: today },
    { name: 'thisMonth', closeAfter: month(0), closeBefore: month(1) },
    { name: 'nextMonth', closeAfter: month(1), closeBefore: month(2) },
    { name: 'next90', closeAfter: today, closeBefore: addDays(today, 91) },
  ] as const
}
