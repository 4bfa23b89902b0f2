import type { UnwrapNestedRefs } from 'vue'
import { useQuery } from '@pinia/colada'
import { currenciesIn } from '#shared/reports/currencies'
import type { Period, Span } from '#shared/reports/periods'
import { useApi } from '~/composables/useApi'
import { rethrowForPage } from '~/composables/useProblem'
import { useReportFilters, type ReportFilterName } from '~/composables/useReportFilters'
import { useSession } from '~/composables/useSession'

interface ReportOptions {
  path?: string
  fallback: Period
  takes: readonly ReportFilterName[]
  /** Those that can be had as CSV. */
  tables?: readonly string[]
  /** Further parameters. */
  more?: (spanFor: (period: Period) => Span) => Record<string, string>
  /** Asked for by the browser once the page stands, so that slow figures do not hold up the others. */
  isLater?: boolean
}

/** A report under the filters of the address bar; while new figures are asked for the old ones stay. */
export function useReport<Answer>(name: string, { path = `/api/reports/${name}`, fallback, takes, tables = [], more = () => ({}), isLater = false }: ReportOptions) {
  const api = useApi()
  const { organization } = useSession()
  const { filters, set, period, span, spanFor, setPeriod } = useReportFilters(fallback)

  const query = computed<Record<string, string>>(() => ({
    ...(takes.includes('period') ? span.value : {}),
    ...Object.fromEntries(takes.flatMap(name => name !== 'period' && filters.value[name] ? [[name, filters.value[name]]] : [])),
    ...more(spanFor),
  }))
  const isDue = ref(!isLater)
  onMounted(() => (isDue.value = true))
  const { data: answer, error, refetch, isLoading } = useQuery<Answer>({
    key: () => ['reports', name, query.value],
    query: () => api<Answer>(path, { query: query.value }).catch(rethrowForPage),
    placeholderData: (before: unknown) => before as Answer | undefined,
    enabled: () => isDue.value,
    staleTime: 5000,
    ssrCatchError: true,
  })

  const usual = computed(() => organization.value?.defaultCurrency ?? 'EUR')
  const found = computed(() => currenciesIn(answer.value))
  // A report in one currency does not name the others: those seen before stay in the choice.
  const seen = useState<string[]>('report-currencies', () => [])
  onMounted(() => watch(found, all => (seen.value = [...new Set([...seen.value, ...all])]), { immediate: true }))

  return {
    name, takes, answer, error, refetch, isLoading, filters, set, period, span, spanFor, setPeriod,
    currencies: computed(() => [...new Set([usual.value, ...[...seen.value, ...found.value].sort(), ...(filters.value.currency ? [filters.value.currency] : [])])]),
    /** The one currency that charts show. */
    currency: computed(() => filters.value.currency ?? (found.value.includes(usual.value) ? usual.value : found.value[0] ?? usual.value)),
    csv: computed(() => tables.map(table => ({ table, address: `${path}?${new URLSearchParams({ ...query.value, format: 'csv', table })}` }))),
  }
}

export type Report = UnwrapNestedRefs<ReturnType<typeof useReport<unknown>>>
