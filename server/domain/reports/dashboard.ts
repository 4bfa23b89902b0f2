import type { Outcome } from '#shared/deals/schema'
import type { Counted, Period } from '#shared/reports/answers'
import type { Dashboard, DashboardQuery } from '#shared/reports/dashboard'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { listPipelines } from '../pipelines/pipelines'
import { todayDays } from '../today/today-days'
import { closedOf } from './closed-deals'
import { listClosings, type Closing } from './closings.repository'
import { countedOf, countOf, weightedSumsOf } from './currency-sums'
import { keptReport } from './kept-report'
import { openAt, openStagesOf } from './open-deals'
import { listOpen } from './open-deals.repository'
import { countOverdue } from './overdue.repository'
import { instantsOf, periodBefore, periodOf } from './period'

/** How things stand: what is open, what was won and lost since the month began, and what waits; beside it as many days before. */
export async function getDashboard(db: Database, actor: Actor, query: DashboardQuery): Promise<Dashboard> {
  const period = periodOf(actor, query, { months: 1 })
  const days = todayDays(actor.timeZone)
  // Tasks are overdue by the minute: a figure a quarter of an hour old is good enough beside the list that it leads to.
  const quarter = Math.floor(Date.parse(days.now) / 900_000)
  return await keptReport(db, actor, 'dashboard', { ...query, ...period, quarter }, apart => gather(apart, actor, query, period))
}

async function gather(db: Database, actor: Actor, { pipelineId, ownerId, currency }: DashboardQuery, period: Period): Promise<Dashboard> {
  const filters = { pipelineId, ownerId, currency }
  const previousPeriod = periodBefore(period)
  const pipelines = (await listPipelines(db)).filter(({ id }) => pipelineId === undefined || id === pipelineId)
  const [open, [before], closings, earlier, overdue] = await Promise.all([
    listOpen(db, actor, filters),
    openAt(db, actor, filters, openStagesOf(pipelines), [instantsOf(period, actor).start]),
    listClosings(db, actor, filters, period),
    listClosings(db, actor, filters, previousPeriod),
    countOverdue(db, actor, filters, todayDays(actor.timeZone)),
  ])
  const ended = (outcome: Outcome) => ({ ...endedAs(closings, outcome), previous: endedAs(earlier, outcome) })
  return {
    period, previousPeriod, overdue,
    pipeline: { count: countOf(open), sums: weightedSumsOf(open), previous: before! },
    won: ended('won'),
    lost: ended('lost'),
    conversion: { ...closedOf(closings), previous: closedOf(earlier) },
  }
}

function endedAs(closings: Closing[], outcome: Outcome): Counted {
  return countedOf(closings.filter(closing => closing.outcome === outcome))
}
