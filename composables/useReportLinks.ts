import { startOfDay } from '#shared/dates/days'
import type { ChartLink } from '#shared/charts/chart'
import type { Span } from '#shared/reports/periods'
import { useSession } from '~/composables/useSession'

type Query = Record<string, string | undefined>

/** Where the records behind the figures of a report are: lists under the same filters. */
export function useReportLinks(filters: () => Query = () => ({})) {
  const { timeZone } = useSession()
  const deals = (query: Query): ChartLink => {
    const { pipelineId = 'all', ownerId, currency } = filters()
    return { path: '/deals', query: { view: 'list', pipeline: pipelineId, ownerId, currency, ...query } }
  }
  const closed = (outcome: string, { from, to }: Span, query: Query = {}) => deals({ outcome, closedAfter: from, closedBefore: to, ...query })
  return {
    deals,
    closed,
    /** Won deals and purchases; purchases belong to no owner or pipeline of their own. */
    sales: (span: Span, query: Query = {}): ChartLink => {
      const { pipelineId, ownerId, currency } = filters()
      return pipelineId || ownerId || query.ownerId ? closed('won', span, query) : { path: '/sales', query: { ...span, currency, ...query } }
    },
    activities: ({ from, to }: Span, query: Query = {}): ChartLink => ({ path: '/activities', query: { after: from, before: to, ...query } }),
    contacts: ({ from, to }: Span, query: Query = {}): ChartLink => ({
      path: '/contacts', query: { ownerId: filters().ownerId, createdAfter: startOfDay(from, timeZone.value), createdBefore: startOfDay(to, timeZone.value), ...query },
    }),
    doneTasks: ({ from, to }: Span, assigneeId: string | null): ChartLink => ({ path: '/tasks', query: { state: 'done', assigneeId: assigneeId ?? 'none', completedAfter: from, completedBefore: to } }),
  }
}
