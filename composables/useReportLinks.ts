import { startOfDay } from '#shared/dates/days'
import type { ChartLink } from '#shared/charts/chart'
import { seesEverything } from '#shared/members/permissions'
import type { Span } from '#shared/reports/periods'
import { useSession } from '~/composables/useSession'

type Query = Record<string, string | undefined>

/** Where the records behind the figures of a report are: lists under the same filters. */
export function useReportLinks(filters: () => Query = () => ({})) {
  const { timeZone, session } = useSession()
  // A rep's figures are of their own records; their lists show too what is shared with them.
  const ownerId = () => filters().ownerId ?? (session.value && !seesEverything(session.value.role) ? session.value.user.id : undefined)
  const deals = (query: Query): ChartLink => {
    const { pipelineId = 'all', currency } = filters()
    return { path: '/deals', query: { view: 'list', pipeline: pipelineId, ownerId: ownerId(), currency, ...query } }
  }
  const contacts = (query: Query): ChartLink => ({ path: '/contacts', query: { ownerId: ownerId(), ...query } })
  return {
    deals, contacts,
    closed: (outcome: string, { from, to }: Span, query: Query = {}) => deals({ outcome, closedAfter: from, closedBefore: to, ...query }),
    newContacts: ({ from, to }: Span, query: Query = {}) => contacts({ createdAfter: startOfDay(from, timeZone.value), createdBefore: startOfDay(to, timeZone.value), ...query }),
    /** Won deals and purchases. */
    sales: ({ from, to }: Span, query: Query = {}): ChartLink => {
      const { pipelineId, currency } = filters()
      return { path: '/sales', query: { from, to, pipelineId, ownerId: ownerId(), currency, ...query } }
    },
    activities: ({ from, to }: Span, query: Query = {}): ChartLink => ({ path: '/activities', query: { after: from, before: to, userId: ownerId(), ...query } }),
    overdueTasks: (): ChartLink => ({ path: '/tasks', query: { due: 'overdue', assigneeId: ownerId() ?? 'all' } }),
    doneTasks: ({ from, to }: Span, assigneeId: string | null): ChartLink => ({ path: '/tasks', query: { state: 'done', assigneeId: assigneeId ?? 'none', completedAfter: from, completedBefore: to } }),
  }
}
