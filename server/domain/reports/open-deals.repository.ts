import type { ReportFilters } from '#shared/reports/schema'
import type { Database } from '#server/db/database'
import type { Viewer } from '../shares/visibility'
import { dealValue, reportedDeals } from './reported-deals'

/** The open deals of a stage and currency; `weightedCents` by the probability that each has. */
export interface OpenGroup { stageId: string, currency: string, count: number, valueCents: number, weightedCents: number }

export async function listOpen(db: Database, viewer: Viewer, filters: ReportFilters): Promise<OpenGroup[]> {
  const rows = await db.selectFrom('deals').where(reportedDeals(viewer, filters)).where('deals.outcome', 'is', null)
    .select(['deals.stageId', 'deals.currency'])
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(dealValue()).as('value'), eb.fn.sum<number>(eb(dealValue(), '*', eb.ref('deals.probability'))).as('weighted')])
    .groupBy(['deals.stageId', 'deals.currency']).execute()
  return rows.map(({ stageId, currency, count, value, weighted }) => ({ stageId, currency, count: Number(count), valueCents: value, weightedCents: weighted / 100 }))
}
