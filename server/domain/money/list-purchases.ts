import type { ListPurchases, Purchase } from '#shared/money/schema'
import type { Database } from '#server/db/database'
import { paginate } from '#server/db/pagination'
import { visibleActivities } from '../activities/activities.policy'
import type { Actor } from '../actor'
import { untilNextChange, viewOf } from '../events/revision-cache'
import { comesFrom, purchasesWithNeighbours } from './purchase-origin'
import { selectPurchases, toPurchase, type PurchaseRow } from './purchases.repository'

type Filters = Omit<ListPurchases, 'limit' | 'cursor' | 'sort' | 'total'>

export interface PurchasePage { purchases: Purchase[], cursor: string | null, total?: number }

/** A page of the purchases that the actor sees, and how many there are in all unless told not to count. */
export async function listPurchases(db: Database, actor: Actor, { limit, cursor, sort, total: withTotal, ...filters }: ListPurchases): Promise<PurchasePage> {
  const isByValue = sort.endsWith('value')
  const page = await paginate<PurchaseRow>(() => matching(db, actor, filters) as never, {
    column: isByValue ? 'purchases.valueCents' : 'purchases.purchasedOn', idColumn: 'purchases.id', descending: sort.startsWith('-'), nullable: false, limit, cursor, key: `purchases ${sort}`,
    positionOf: row => ({ value: isByValue ? row.valueCents : row.purchasedOn, id: row.id }),
  })
  return { purchases: page.rows.map(toPurchase), cursor: page.cursor, ...(withTotal ? { total: await countPurchases(db, actor, filters) } : {}) }
}

async function countPurchases(db: Database, actor: Actor, filters: Filters): Promise<number> {
  return await untilNextChange(db, actor.organizationId, JSON.stringify(['purchases', viewOf(actor), filters]), async () => {
    const { count } = await matching(db, actor, filters).clearSelect().select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    return Number(count)
  })
}

/** The purchases that the actor sees and the filters let through. */
function matching(db: Database, actor: Actor, filters: Filters) {
  let query = selectPurchases(db, actor).where('activities.deletedAt', 'is', null).where(visibleActivities(actor))
  if (filters.contactId) query = query.where('activities.contactId', '=', filters.contactId)
  if (filters.companyId) query = query.where('activities.companyId', '=', filters.companyId)
  if (filters.dealId) query = query.where('activities.dealId', '=', filters.dealId)
  if (filters.from) query = query.where('purchases.purchasedOn', '>=', filters.from)
  if (filters.to) query = query.where('purchases.purchasedOn', '<', filters.to)
  if (filters.currency) query = query.where('purchases.currency', '=', filters.currency)
  const { ownerId, pipelineId, source, campaign } = filters
  if (ownerId ?? pipelineId ?? source ?? campaign) query = query.where('purchases.id', 'in', purchasesWithNeighbours(db).where(comesFrom(actor, { ownerId, pipelineId, source, campaign })).select('purchases.id'))
  return query
}
