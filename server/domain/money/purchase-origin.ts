import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { ListPurchases } from '#shared/money/schema'
import type { Database } from '#server/db/database'
import { seenBy, type Viewer } from '../shares/visibility'

type Filters = Pick<ListPurchases, 'ownerId' | 'pipelineId' | 'source' | 'campaign'>

interface Neighbours {
  purchases: { source: string | null, campaign: string | null }
  d: { ownerId: string | null, pipelineId: string | null }
  c: { ownerId: string | null, source: string | null, campaign: string | null }
  k: { ownerId: string | null }
}

/** Every purchase beside the deal, contact and company from which it has what is not said of itself. */
export function purchasesWithNeighbours(db: Database) {
  return db.selectFrom('purchases').innerJoin('activities', 'activities.id', 'purchases.id')
    .leftJoin('deals as d', 'd.id', 'activities.dealId')
    .leftJoin('contacts as c', 'c.id', 'activities.contactId')
    .leftJoin('companies as k', 'k.id', 'activities.companyId')
}

/** Whoever owns its deal, else its contact, else its company. */
export function ownerOfPurchase() {
  return expressionBuilder<Neighbours, keyof Neighbours>().fn.coalesce('d.ownerId', 'c.ownerId', 'k.ownerId')
}

/** Where it is said to come from, else where its contact does, if the viewer sees that. */
export function originOfPurchase(viewer: Viewer, name: 'source' | 'campaign') {
  const eb = expressionBuilder<Neighbours, keyof Neighbours>()
  return eb.fn.coalesce(`purchases.${name}`, eb.case().when(seenBy(viewer, 'contact', 'c')).then(eb.ref(`c.${name}`)).end())
}

/** The condition that a purchase belongs to this owner and pipeline and comes from there; `none` for nobody's and the unknown. */
export function comesFrom(viewer: Viewer, { pipelineId, ...named }: Filters): Expression<SqlBool> {
  const eb = expressionBuilder<Neighbours, keyof Neighbours>()
  const is = (column: Expression<string | null>, value: string | undefined) => value === undefined ? [] : [value === 'none' ? eb(column, 'is', null) : eb(column, '=', value)]
  return eb.and([
    ...is(ownerOfPurchase(), named.ownerId), ...is(originOfPurchase(viewer, 'source'), named.source), ...is(originOfPurchase(viewer, 'campaign'), named.campaign),
    ...(pipelineId === undefined ? [] : [eb('d.pipelineId', '=', pipelineId)]),
  ])
}
