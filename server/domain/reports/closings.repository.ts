import type { Outcome } from '#shared/deals/schema'
import type { Period } from '#shared/reports/answers'
import type { ReportFilters } from '#shared/reports/schema'
import type { Database } from '#server/db/database'
import type { Viewer } from '../shares/visibility'
import { dealValue, reportedDeals } from './reported-deals'

/** Deals that ended alike on one day. */
export interface Closing { day: string, outcome: Outcome, ownerId: string | null, currency: string, count: number, valueCents: number }

/** The deals that ended within a period, by day, outcome, owner and currency. */
export async function listClosings(db: Database, viewer: Viewer, filters: ReportFilters, { from, to }: Period): Promise<Closing[]> {
  const rows = await closedWithin(db, viewer, filters, { from, to })
    .select(['deals.actualCloseDate as day', 'deals.outcome', 'deals.ownerId', 'deals.currency'])
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(dealValue()).as('value')])
    .groupBy(['deals.actualCloseDate', 'deals.outcome', 'deals.ownerId', 'deals.currency']).execute()
  return rows.map(({ day, outcome, ownerId, currency, count, value }) => ({ day: day!, outcome: outcome!, ownerId, currency, count: Number(count), valueCents: value }))
}

/** A won deal: what it was worth and how long it took. */
export interface Win { ownerId: string | null, currency: string, valueCents: number, createdAt: string, day: string }

export async function listWins(db: Database, viewer: Viewer, filters: ReportFilters, period: Period): Promise<Win[]> {
  const rows = await closedWithin(db, viewer, filters, period).where('deals.outcome', '=', 'won')
    .select(['deals.ownerId', 'deals.currency', 'deals.valueCents', 'deals.createdAt', 'deals.actualCloseDate as day']).execute()
  return rows.map(row => ({ ...row, day: row.day! }))
}

/** Lost deals that have all of this in common; `stageId` is the open stage that they were in last. */
export interface Loss { reason: string | null, ownerId: string | null, stageId: string | null, currency: string, count: number, valueCents: number }

export async function listLosses(db: Database, viewer: Viewer, filters: ReportFilters, period: Period, openStageIds: string[]): Promise<Loss[]> {
  const lost = closedWithin(db, viewer, filters, period).where('deals.outcome', '=', 'lost')
    .select(['deals.lostReason as reason', 'deals.ownerId', 'deals.currency', 'deals.valueCents'])
    .select(eb => eb.selectFrom('stageStays as s').select('s.stageId').whereRef('s.dealId', '=', 'deals.id').where('s.leftAt', 'is not', null)
      .where('s.stageId', 'in', openStageIds).orderBy('s.enteredAt', 'desc').limit(1).as('stageId'))
  const rows = await db.selectFrom(lost.as('l')).select(['l.reason', 'l.ownerId', 'l.stageId', 'l.currency'])
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(eb.cast<number>('l.valueCents', 'double precision')).as('value')])
    .groupBy(['l.reason', 'l.ownerId', 'l.stageId', 'l.currency']).execute()
  return rows.map(({ value, count, ...row }) => ({ ...row, count: Number(count), valueCents: value }))
}

function closedWithin(db: Database, viewer: Viewer, filters: ReportFilters, { from, to }: Period) {
  return db.selectFrom('deals').where(reportedDeals(viewer, filters)).where('deals.outcome', 'is not', null)
    .where('deals.actualCloseDate', '>=', from).where('deals.actualCloseDate', '<', to)
}
