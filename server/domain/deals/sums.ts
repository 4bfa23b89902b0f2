import type { BoardLane, MoneySum, StageSums } from '#shared/deals/schema'
import { addSums } from '#shared/deals/sums'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { untilNextChange } from '../events/revision-cache'
import type { selectDeals } from './deals.repository'
import { matchingDeals, viewThrough, type DealFilters } from './matching-deals'

interface Totals { total: number, pipelineValue: MoneySum[], byStage: StageSums[] }

/** How many deals match and what they add up to, by stage and for the open ones together; kept until the organization's next change. */
export async function totalsOf(db: Database, actor: Actor, filters: DealFilters): Promise<Totals> {
  const key = JSON.stringify(['deals', ...viewThrough(actor, filters)])
  return await untilNextChange(db, actor.organizationId, key, async () => addUp(await groups(db, actor, filters)))
}

/** What the deals that match add up to, by owner and stage. */
export async function laneTotalsOf(db: Database, actor: Actor, filters: DealFilters): Promise<Omit<BoardLane, 'ownerName'>[]> {
  const all = await groups(db, actor, filters)
  return [...new Set(all.map(group => group.ownerId))].map((ownerId) => {
    const { total, pipelineValue, byStage } = addUp(all.filter(group => group.ownerId === ownerId))
    return { ownerId, count: total, sums: pipelineValue, cells: byStage }
  })
}

interface Group { ownerId: string | null, stageId: string, currency: string, isOpen: boolean, count: number, valueCents: number, weightedCents: number }

async function groups(db: Database, actor: Actor, filters: DealFilters): Promise<Group[]> {
  // Without the joins of a row: they would make every deal be read, where an index can be enough.
  const rows = await matchingDeals(db, actor, filters, db.selectFrom('deals') as ReturnType<typeof selectDeals>).clearSelect()
    .groupBy(['deals.stageId', 'deals.currency', 'deals.outcome', 'deals.ownerId'])
    .select(['deals.stageId', 'deals.currency', 'deals.outcome', 'deals.ownerId'])
    .select(eb => [
      eb.fn.countAll<number>().as('count'),
      // As floating point: a few absurd values must not overflow the engine's integers and take the board away from everyone.
      eb.fn.sum<number>(eb.cast<number>('deals.valueCents', 'double precision')).as('value'),
      eb.fn.sum<number>(eb(eb.cast<number>('deals.valueCents', 'double precision'), '*', eb.ref('deals.probability'))).as('weighted'),
    ]).execute()
  return rows.map(row => ({
    ownerId: row.ownerId, stageId: row.stageId, currency: row.currency, isOpen: row.outcome === null,
    count: Number(row.count), valueCents: row.value, weightedCents: row.weighted / 100,
  }))
}

function addUp(groups: Group[]): Totals {
  // Rounded once, at the end: reports add the same deals up in other groups.
  const sum = (some: Group[]) => addSums(some.map(({ currency, valueCents, weightedCents }) => ({ currency, valueCents, weightedCents }))).map(one => ({ ...one, weightedCents: Math.round(one.weightedCents) }))
  const count = (some: Group[]) => some.reduce((all, group) => all + group.count, 0)
  const stageIds = [...new Set(groups.map(group => group.stageId))]
  return {
    total: count(groups),
    pipelineValue: sum(groups.filter(group => group.isOpen)),
    byStage: stageIds.map((stageId) => {
      const own = groups.filter(group => group.stageId === stageId)
      return { stageId, count: count(own), sums: sum(own) }
    }),
  }
}
