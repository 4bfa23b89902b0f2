import type { DealSortKey, DealSummary, ListDeals } from '#shared/deals/schema'
import type { Database } from '#server/db/database'
import { paginate, type Page } from '#server/db/pagination'
import type { Actor } from '../actor'
import { pages, untilNextChange } from '../events/revision-cache'
import { tagNamesOf } from '../tags/tags'
import { toSummary, type DealRow, type selectDeals } from './deals.repository'
import { matchingDeals, viewThrough, type DealFilters } from './matching-deals'
import { totalsOf } from './sums'

const sortColumns = {
  title: { column: 'deals.sortTitle', field: 'sortTitle', nullable: false },
  value: { column: 'deals.valueCents', field: 'valueCents', nullable: false },
  stage: { column: 'stage.position', field: 'stagePosition', nullable: false },
  owner: { column: 'owner.name', field: 'ownerName', nullable: true },
  contact: { column: 'contact.sortName', field: 'contactSort', nullable: true },
  company: { column: 'company.sortName', field: 'companySort', nullable: true },
  expectedCloseDate: { column: 'deals.expectedCloseDate', field: 'expectedCloseDate', nullable: true },
  nextActionDate: { column: 'deals.nextActionDate', field: 'nextActionDate', nullable: true },
  stageEnteredAt: { column: 'deals.stageEnteredAt', field: 'stageEnteredAt', nullable: false },
  position: { column: 'deals.position', field: 'position', nullable: false },
  createdAt: { column: 'deals.createdAt', field: 'createdAt', nullable: false },
  updatedAt: { column: 'deals.updatedAt', field: 'updatedAt', nullable: false },
} as const satisfies Record<DealSortKey, { column: string, field: keyof DealRow, nullable: boolean }>

/** A page of the deals that the actor sees, with what all that match add up to; kept until the organization's next change. */
export async function listDeals(db: Database, actor: Actor, query: ListDeals) {
  const { limit, cursor, sort, total, ...filters } = query
  const key = JSON.stringify(['deal list', limit, cursor, sort, total, ...viewThrough(actor, filters)])
  return await untilNextChange(db, actor.organizationId, key, () => pageWithTotals(db, actor, query), pages)
}

async function pageWithTotals(db: Database, actor: Actor, { limit, cursor, sort, total: withTotal, ...filters }: ListDeals) {
  const page = await pageOfDeals(db, actor, filters, { limit, cursor, sort })
  const { total, pipelineValue, byStage } = await totalsOf(db, actor, filters)
  return { deals: await summariesOf(db, page.rows), cursor: page.cursor, pipelineValue, byStage, ...(withTotal ? { total } : {}) }
}

/** One page of rows; its cursor goes on with the same sort and filters. */
export async function pageOfDeals(db: Database, actor: Actor, filters: DealFilters, { limit, cursor, sort }: Pick<ListDeals, 'limit' | 'cursor' | 'sort'>): Promise<Page<DealRow>> {
  const { column, field, nullable } = sortColumns[sort.replace(/^-/, '') as DealSortKey]
  return await paginate<DealRow>(() => matchingDeals(db, actor, filters) as never, {
    column, idColumn: 'deals.id', descending: sort.startsWith('-'), nullable, limit, cursor, key: `deals ${sort}`,
    positionOf: row => ({ value: row[field], id: row.id }),
  })
}

/** The ids of some of the deals that match, in their order, behind `after`. */
export async function idsOfDeals(db: Database, actor: Actor, filters: DealFilters, after: string, limit: number): Promise<string[]> {
  const rows = await matchingDeals(db, actor, filters, db.selectFrom('deals') as ReturnType<typeof selectDeals>)
    .where('deals.id', '>', after).clearSelect().select('deals.id').orderBy('deals.id').limit(limit).execute()
  return rows.map(({ id }) => id)
}

/** Rows as cards and lists show them. */
export async function summariesOf(db: Database, rows: DealRow[]): Promise<DealSummary[]> {
  const tags = await tagNamesOf(db, 'deal', rows.map(row => row.id))
  return rows.map(row => toSummary(row, tags.get(row.id) ?? []))
}

/** The deals of these ids that the actor sees, in the order of the ids. */
export async function dealSummaries(db: Database, actor: Actor, ids: string[]): Promise<DealSummary[]> {
  if (ids.length === 0) return []
  const deals = await summariesOf(db, await matchingDeals(db, actor, {}).where('deals.id', 'in', ids).execute())
  return ids.flatMap(id => deals.find(deal => deal.id === id) ?? [])
}
