import { addDays } from '#shared/dates/days'
import { forecastPeriods, monthStart } from '#shared/deals/months'

/** What narrows the board and the list, as it stands in the address bar. */
export interface DealFilterQuery { q?: string, ownerId?: string, sharedWith?: string, valueMin?: string, valueMax?: string, closeAfter?: string, closeBefore?: string, tags?: string, source?: string, campaign?: string, rotting?: string, quiet?: string }

/** What narrows the list alone: the figures of the forecast lead there. */
export interface DealListQuery extends DealFilterQuery { stageId?: string, closedAfter?: string, closedBefore?: string, undated?: string, due?: string, lostReason?: string, createdAfter?: string, createdBefore?: string, enteredStageId?: string, enteredAfter?: string, enteredBefore?: string, currency?: string }

/** What the list shows: deals with this outcome, open ones, or all. */
export const shownOutcomes = ['open', 'won', 'lost', 'abandoned', 'all'] as const

export const dealViews = ['board', 'list', 'forecast'] as const

const names = ['q', 'ownerId', 'sharedWith', 'valueMin', 'valueMax', 'closeAfter', 'closeBefore', 'tags', 'source', 'campaign', 'rotting', 'quiet'] as const
const namesOfList = [...names, 'stageId', 'closedAfter', 'closedBefore', 'undated', 'due', 'lostReason', 'createdAfter', 'createdBefore', 'enteredStageId', 'enteredAfter', 'enteredBefore', 'currency'] as const

/** The filters, the pipeline and the form (board or list) that the address bar names; changing them changes the address. */
export function useDealFilters() {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string) => typeof route.query[name] === 'string' && route.query[name] !== '' ? route.query[name] : undefined

  const named = (some: readonly string[]) => Object.fromEntries(some.flatMap(name => text(name) === undefined ? [] : [[name, text(name)]]))
  const filters = computed<DealFilterQuery>(() => named(names))
  const listFilters = computed<DealListQuery>(() => named(namesOfList))
  const view = computed(() => dealViews.find(view => view === text('view')) ?? 'board')
  const set = (changes: Record<string, string | undefined>) => router.replace({ query: { ...route.query, ...changes } })

  return {
    filters,
    listFilters,
    set,
    clear: () => set(Object.fromEntries(namesOfList.map(name => [name, undefined]))),
    isFiltered: computed(() => Object.keys(listFilters.value).length > 0),
    /** Those that the filter panel holds; the search box stands beside it, and the list shows the others itself. */
    inPanel: computed(() => Object.keys(filters.value).filter(name => name !== 'q').length),
    pipelineId: computed(() => text('pipeline')),
    /** The list can go across all pipelines: figures of reports lead there. */
    isAcross: computed(() => view.value === 'list' && text('pipeline') === 'all'),
    view,
    isList: computed(() => view.value === 'list'),
    hasLanes: computed(() => text('lanes') === 'owner'),
    months: computed(() => forecastPeriods.find(period => period === text('months')) ?? '6'),
    showsClosed: computed(() => text('closed') === 'true'),
    sort: computed(() => text('sort') ?? 'expectedCloseDate'),
    outcome: computed(() => shownOutcomes.find(outcome => outcome === text('outcome')) ?? 'open'),
  }
}

/** Spans of days that people ask for, `before` excluded as in the API. */
export function closeSpans(today: string) {
  const month = (offset: number) => monthStart(today, offset)
  return [
    { name: 'overdue', closeAfter: undefined, closeBefore: today },
    { name: 'thisMonth', closeAfter: month(0), closeBefore: month(1) },
    { name: 'nextMonth', closeAfter: month(1), closeBefore: month(2) },
    { name: 'next90', closeAfter: today, closeBefore: addDays(today, 91) },
  ] as const
}
