import type { Expression } from 'kysely'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { visibleActivities } from '../activities/activities.policy'
import { visibleDeals } from '../deals/deals.policy'
import type { Viewer } from '../shares/visibility'
import { paidForDeal, paidForPurchase } from './paid'

/** Whose sales. */
export interface SalesOf { kind: 'contact' | 'company' | 'deal', id: string }

export interface SaleRow { id: string, title: string | null, valueCents: number, currency: string, day: string | null, source: string | null, campaign: string | null, paid: number | null }
export interface SalesSum { currency: string, count: number, value: number, paid: number | null }

/** The won deals that the actor sees. */
function wonDeals(db: Database, actor: Viewer) {
  return db.selectFrom('deals').where('deals.outcome', '=', 'won').where('deals.deletedAt', 'is', null).where(visibleDeals(actor))
}

/** The purchases that the actor sees. */
function livePurchases(db: Database, actor: Viewer) {
  return db.selectFrom('purchases').innerJoin('activities', 'activities.id', 'purchases.id').where('activities.deletedAt', 'is', null).where(visibleActivities(actor))
}

function dealsOf(db: Database, actor: Viewer, { kind, id }: SalesOf) {
  return wonDeals(db, actor).where(kind === 'deal' ? 'deals.id' : `deals.${kind}Id`, '=', id)
}

function purchasesOf(db: Database, actor: Viewer, { kind, id }: SalesOf) {
  return livePurchases(db, actor).where(`activities.${kind}Id`, '=', id)
}

/** The newest won deals and the newest purchases of a record. */
export async function listSales(db: Database, actor: Viewer, record: SalesOf, limit: number): Promise<{ deals: SaleRow[], purchases: SaleRow[] }> {
  // A record has few sales: to walk all of the organization's by day would read far more.
  const unindexed = (column: string) => engineOf(db).unindexed(column) as Expression<string>
  const deals = dealsOf(db, actor, record)
    .select(['deals.id', 'deals.title', 'deals.valueCents', 'deals.currency', 'deals.actualCloseDate as day', 'deals.source', 'deals.campaign']).select(() => paidForDeal.as('paid'))
    .orderBy(unindexed('deals.actualCloseDate'), 'desc').orderBy('deals.id', 'desc').limit(limit).execute()
  const purchases = purchasesOf(db, actor, record)
    .select(['purchases.id', 'activities.subject as title', 'purchases.valueCents', 'purchases.currency', 'purchases.purchasedOn as day', 'purchases.source', 'purchases.campaign']).select(() => paidForPurchase.as('paid'))
    .orderBy(unindexed('purchases.purchasedOn'), 'desc').orderBy('purchases.id', 'desc').limit(limit).execute()
  return { deals: await deals, purchases: await purchases }
}

/** What the won deals and the purchases of a record add up to, by currency; as floating point, so that absurd values do not overflow the engine's integers. */
export async function sumSales(db: Database, actor: Viewer, record: SalesOf): Promise<SalesSum[]> {
  const deals = dealsOf(db, actor, record).groupBy('deals.currency').select('deals.currency')
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(eb.cast<number>('deals.valueCents', 'double precision')).as('value'), eb.fn.sum<number | null>(paidForDeal).as('paid')]).execute()
  const purchases = purchasesOf(db, actor, record).groupBy('purchases.currency').select('purchases.currency')
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(eb.cast<number>('purchases.valueCents', 'double precision')).as('value'), eb.fn.sum<number | null>(paidForPurchase).as('paid')]).execute()
  return [...await deals, ...await purchases].map(sum => ({ ...sum, count: Number(sum.count) }))
}
