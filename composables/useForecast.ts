import { useQuery } from '@pinia/colada'
import type { Forecast, ForecastSpan } from '#shared/reports/forecast'
import { useApi } from '~/composables/useApi'
import { useDays } from '~/composables/useDays'
import type { DealFilterQuery } from '~/composables/useDealFilters'

/** A row of the forecast: what a span of days is called, and where its deals are. */
export interface ForecastRow extends ForecastSpan { name: string, open: Record<string, string | undefined>, won: Record<string, string | undefined> | null }

/** The expected revenue of a pipeline by month, and the way from each figure to its deals. */
export function useForecast(pipelineId: () => string, query: () => DealFilterQuery, months: () => string) {
  const api = useApi()
  const { t } = useI18n()
  const filters = computed(() => {
    const { closeAfter: _, closeBefore: __, ...others } = query()
    return others
  })
  const { data: forecast, error, refetch } = useQuery<Forecast>({
    key: () => ['deals', 'forecast', pipelineId(), months(), { ...filters.value }],
    query: () => api<Forecast>('/api/reports/forecast', { query: { ...filters.value, pipelineId: pipelineId(), months: months() } }),
    placeholderData: (before: unknown) => before as Forecast | undefined,
  })

  const { language } = useDays()
  const monthName = computed(() => new Intl.DateTimeFormat(language.value, { month: 'long', year: 'numeric', timeZone: 'UTC' }))
  const nameOf = (day: string) => monthName.value.format(new Date(`${day}T00:00:00Z`))
  const list = (more: Record<string, string | undefined>) => ({ ...filters.value, pipeline: pipelineId(), view: 'list', ...more })

  const rows = computed<ForecastRow[]>(() => {
    if (!forecast.value) return []
    const { earlier, months, later, undated } = forecast.value
    const closed = ({ from, to }: ForecastSpan) => list({ outcome: 'won', closedAfter: from ?? undefined, closedBefore: to ?? undefined })
    const open = ({ from, to }: ForecastSpan) => list({ closeAfter: from ?? undefined, closeBefore: to ?? undefined })
    return [
      { ...earlier, name: t('forecast.earlier'), open: open({ ...earlier, from: null }), won: closed(earlier) },
      ...months.map(month => ({ ...month, name: nameOf(month.from), open: open(month), won: closed(month) })),
      { ...later, name: t('forecast.later'), open: open(later), won: null },
      { ...undated, name: t('forecast.undated'), open: list({ undated: 'true' }), won: null },
    ]
  })

  return {
    forecast, rows, error, refetch,
    currencies: computed(() => [...new Set(rows.value.flatMap(({ sums }) => sums.map(({ currency }) => currency)))].sort()),
    lostList: (lostReason: string) => list({ outcome: 'lost', lostReason, closedAfter: forecast.value?.lost.from, closedBefore: forecast.value?.lost.to }),
  }
}
