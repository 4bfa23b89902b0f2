import { periods, spanOf, type Period, type Span } from '#shared/reports/periods'
import { useDays } from '~/composables/useDays'
import { useListFilters } from '~/composables/useListFilters'
import { useSession } from '~/composables/useSession'

const names = ['period', 'from', 'to', 'pipelineId', 'ownerId', 'currency', 'compare'] as const
export type ReportFilterName = 'period' | 'pipelineId' | 'ownerId' | 'currency' | 'compare'

/** What narrows a report, as the address bar says: a period by its name or by its days, and whose deals of which pipeline and currency. */
export function useReportFilters(fallback: Period) {
  const { filters, set } = useListFilters(names)
  const { today, calendar } = useDays()
  const { user } = useSession()

  const period = computed<Period | 'own'>(() => filters.value.from && filters.value.to ? 'own' : periods.find(name => name === filters.value.period) ?? fallback)
  const spanFor = (period: Period) => spanOf(period, today.value, { calendar: calendar.value, weekStart: user.value?.weekStart ?? 'monday' })
  const span = computed<Span>(() => period.value === 'own' ? { from: filters.value.from!, to: filters.value.to! } : spanFor(period.value))

  return {
    filters, set, period, span, spanFor,
    setPeriod: (chosen: Period | 'own') => set(chosen === 'own'
      ? { period: undefined, ...span.value }
      : { period: chosen === fallback ? undefined : chosen, from: undefined, to: undefined }),
  }
}
