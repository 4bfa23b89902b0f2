import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import type { selectDeals } from './deals.repository'
import { matchingDeals, type DealFilters } from './matching-deals'

export interface MonthSum { month: string | null, currency: string, count: number, valueCents: number, weightedCents: number }

/** The deals alone, without the joins of a row. */
function dealsAlone(db: Database, actor: Actor, filters: DealFilters) {
  return matchingDeals(db, actor, filters, db.selectFrom('deals') as ReturnType<typeof selectDeals>).clearSelect()
}

/** What deals add up to by the month (`2026-11`; null: none) of a date of theirs, and by currency. */
export async function sumByMonth(db: Database, actor: Actor, filters: DealFilters, date: 'expectedCloseDate' | 'actualCloseDate'): Promise<MonthSum[]> {
  const month = `deals.${date}` as const
  const rows = await dealsAlone(db, actor, filters)
    .select(eb => [
      eb.fn<string | null>('substr', [eb.ref(month), eb.lit(1), eb.lit(7)]).as('month'), 'deals.currency',
      eb.fn.countAll<number>().as('count'),
      // As floating point: a few absurd values must not overflow the engine's integers and take the forecast away from everyone.
      eb.fn.sum<number>(eb.cast<number>('deals.valueCents', 'double precision')).as('value'),
      eb.fn.sum<number>(eb(eb.cast<number>('deals.valueCents', 'double precision'), '*', eb.ref('deals.probability'))).as('weighted'),
    ])
    .groupBy(['month', 'deals.currency']).execute()
  return rows.map(row => ({ month: row.month, currency: row.currency, count: Number(row.count), valueCents: row.value, weightedCents: Math.round(row.weighted / 100) }))
}

/** How many deals there are and what they add up to, by the reason for which they were lost and by currency. */
export async function sumByLostReason(db: Database, actor: Actor, filters: DealFilters): Promise<{ reason: string | null, currency: string, count: number, valueCents: number }[]> {
  const rows = await dealsAlone(db, actor, filters)
    .select(eb => ['deals.lostReason as reason', 'deals.currency', eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(eb.cast<number>('deals.valueCents', 'double precision')).as('value')])
    .groupBy(['deals.lostReason', 'deals.currency']).execute()
  return rows.map(({ reason, currency, count, value }) => ({ reason, currency, count: Number(count), valueCents: value }))
}
