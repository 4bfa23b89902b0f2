import { seesEverything } from '#shared/members/permissions'
import type { Period } from '#shared/reports/answers'
import type { ReportFilters } from '#shared/reports/schema'
import type { Database } from '#server/db/database'
import { paidForDeal, paidForPurchase } from '../money/paid'
import { comesFrom, originOfPurchase, ownerOfPurchase, purchasesWithNeighbours } from '../money/purchase-origin'
import { seenBy, type Viewer } from '../shares/visibility'
import { dealValue, reportedDeals } from './reported-deals'

/** Sales of one day that have all of this in common, and what was paid for them until now. */
export interface SoldGroup { day: string, currency: string, source: string | null, campaign: string | null, ownerId: string | null, count: number, valueCents: number, paidCents: number }

type Row = Omit<SoldGroup, 'valueCents' | 'paidCents' | 'day'> & { day: string | null, value: number, paid: number | null }

/** The deals won and the purchases made within a period, those whose figures the viewer sees. */
export async function listSold(db: Database, viewer: Viewer, filters: ReportFilters, period: Period): Promise<SoldGroup[]> {
  const [deals, purchases] = await Promise.all([wonWithin(db, viewer, filters, period), boughtWithin(db, viewer, filters, period)])
  return [...deals, ...purchases].map(({ day, value, paid, count, ...row }) => ({ ...row, day: day!, count: Number(count), valueCents: value, paidCents: paid ?? 0 }))
}

/** A deal comes from where it is said to, else from where its contact does. */
export function dealsWithOrigin(db: Database, viewer: Viewer, filters: ReportFilters) {
  return db.selectFrom('deals')
    .leftJoin('contacts as c', join => join.onRef('c.id', '=', 'deals.contactId').on(seenBy(viewer, 'contact', 'c')))
    .where(reportedDeals(viewer, filters))
    .select(eb => [eb.fn.coalesce('deals.source', 'c.source').as('source'), eb.fn.coalesce('deals.campaign', 'c.campaign').as('campaign')])
}

async function wonWithin(db: Database, viewer: Viewer, filters: ReportFilters, { from, to }: Period): Promise<Row[]> {
  return await dealsWithOrigin(db, viewer, filters).where('deals.outcome', '=', 'won').where('deals.actualCloseDate', '>=', from).where('deals.actualCloseDate', '<', to)
    .select(['deals.actualCloseDate as day', 'deals.currency', 'deals.ownerId'])
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(dealValue()).as('value'), eb.fn.sum<number | null>(paidForDeal).as('paid')])
    .groupBy(eb => ['deals.actualCloseDate', 'deals.currency', 'deals.ownerId', eb.fn.coalesce('deals.source', 'c.source'), eb.fn.coalesce('deals.campaign', 'c.campaign')]).execute()
}

async function boughtWithin(db: Database, viewer: Viewer, { pipelineId, ownerId, currency }: ReportFilters, { from, to }: Period): Promise<Row[]> {
  const bought = purchasesWithNeighbours(db)
    .where('activities.deletedAt', 'is', null).where('purchases.purchasedOn', '>=', from).where('purchases.purchasedOn', '<', to)
    .where(comesFrom(viewer, { pipelineId, ownerId }))
    .$if(!seesEverything(viewer.role), query => query.where(comesFrom(viewer, { ownerId: viewer.userId })))
    .$if(currency !== undefined, query => query.where('purchases.currency', '=', currency!))
    .select(['purchases.purchasedOn as day', 'purchases.currency', 'purchases.valueCents'])
    .select([originOfPurchase(viewer, 'source').as('source'), originOfPurchase(viewer, 'campaign').as('campaign'), ownerOfPurchase().as('ownerId'), paidForPurchase.as('paid')])
  return await db.selectFrom(bought.as('b')).select(['b.day', 'b.currency', 'b.source', 'b.campaign', 'b.ownerId'])
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(eb.cast<number>('b.valueCents', 'double precision')).as('value'), eb.fn.sum<number | null>('b.paid').as('paid')])
    .groupBy(['b.day', 'b.currency', 'b.source', 'b.campaign', 'b.ownerId']).execute()
}
