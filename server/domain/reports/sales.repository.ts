import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { Period } from '#shared/reports/answers'
import type { ReportFilters } from '#shared/reports/schema'
import type { Database } from '#server/db/database'
import { paidForDeal, paidForPurchase } from '../money/paid'
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

async function boughtWithin(db: Database, viewer: Viewer, filters: ReportFilters, { from, to }: Period): Promise<Row[]> {
  const bought = db.selectFrom('purchases').innerJoin('activities', 'activities.id', 'purchases.id')
    .leftJoin('deals as d', 'd.id', 'activities.dealId')
    .leftJoin('contacts as c', 'c.id', 'activities.contactId')
    .leftJoin('companies as k', 'k.id', 'activities.companyId')
    .where('activities.deletedAt', 'is', null).where('purchases.purchasedOn', '>=', from).where('purchases.purchasedOn', '<', to)
    .where(purchaseFilters(viewer, filters))
    .select(['purchases.purchasedOn as day', 'purchases.currency', 'purchases.valueCents'])
    .select(eb => [
      eb.fn.coalesce('purchases.source', 'c.source').as('source'), eb.fn.coalesce('purchases.campaign', 'c.campaign').as('campaign'),
      ownerOfPurchase().as('ownerId'), paidForPurchase.as('paid'),
    ])
  return await db.selectFrom(bought.as('b')).select(['b.day', 'b.currency', 'b.source', 'b.campaign', 'b.ownerId'])
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(eb.cast<number>('b.valueCents', 'double precision')).as('value'), eb.fn.sum<number | null>('b.paid').as('paid')])
    .groupBy(['b.day', 'b.currency', 'b.source', 'b.campaign', 'b.ownerId']).execute()
}

interface Owned { d: { ownerId: string | null, pipelineId: string | null }, c: { ownerId: string | null }, k: { ownerId: string | null }, purchases: { currency: string } }

/** Whoever owns its deal, else its contact, else its company. */
function ownerOfPurchase() {
  return expressionBuilder<Owned, keyof Owned>().fn.coalesce('d.ownerId', 'c.ownerId', 'k.ownerId')
}

function purchaseFilters(viewer: Viewer, { pipelineId, ownerId, currency }: ReportFilters): Expression<SqlBool> {
  const eb = expressionBuilder<Owned, keyof Owned>()
  const owner = ownerOfPurchase()
  return eb.and([
    ...(seesEverything(viewer.role) ? [] : [eb(owner, '=', viewer.userId)]),
    ...(ownerId === undefined ? [] : [ownerId === 'none' ? eb(owner, 'is', null) : eb(owner, '=', ownerId)]),
    ...(pipelineId === undefined ? [] : [eb('d.pipelineId', '=', pipelineId)]),
    ...(currency === undefined ? [] : [eb('purchases.currency', '=', currency)]),
  ])
}
