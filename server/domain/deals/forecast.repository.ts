import { committedFrom } from '#shared/reports/forecast'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import type { selectDeals } from './deals.repository'
import { matchingDeals, type DealFilters } from './matching-deals'

export interface DaySum { day: string | null, currency: string, count: number, valueCents: number, weightedCents: number, committedCount: number, committedCents: number }

/** The deals alone, without the joins of a row. */
function dealsAlone(db: Database, actor: Actor, filters: DealFilters) {
  return matchingDeals(db, actor, filters, db.selectFrom('deals') as ReturnType<typeof selectDeals>).clearSelect()
}

/** What deals add up to by the day (null: none) of a date of theirs, and by currency; committed are those that are probable enough. */
export async function sumByDay(db: Database, actor: Actor, filters: DealFilters, date: 'expectedCloseDate' | 'actualCloseDate'): Promise<DaySum[]> {
  const rows = await dealsAlone(db, actor, filters)
    .select((eb) => {
      // As floating point: a few absurd values must not overflow the engine's integers and take the forecast away from everyone.
      const value = eb.cast<number>('deals.valueCents', 'double precision')
      const committed = eb('deals.probability', '>=', committedFrom)
      return [
        `deals.${date} as day` as const, 'deals.currency', eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(value).as('value'),
        eb.fn.sum<number>(eb(value, '*', eb.ref('deals.probability'))).as('weighted'),
        eb.fn.sum<number>(eb.case().when(committed).then(1).else(0).end()).as('committedCount'),
        eb.fn.sum<number>(eb.case().when(committed).then(value).else(eb.lit(0)).end()).as('committed'),
      ]
    })
    .groupBy([`deals.${date}`, 'deals.currency']).execute()
  return rows.map(row => ({
    day: row.day, currency: row.currency, count: Number(row.count), valueCents: row.value, weightedCents: row.weighted / 100,
    committedCount: Number(row.committedCount), committedCents: row.committed,
  }))
}

/** How many deals there are and what they add up to, by the reason for which they were lost and by currency. */
export async function sumByLostReason(db: Database, actor: Actor, filters: DealFilters): Promise<{ reason: string | null, currency: string, count: number, valueCents: number }[]> {
  const rows = await dealsAlone(db, actor, filters)
    .select(eb => ['deals.lostReason as reason', 'deals.currency', eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(eb.cast<number>('deals.valueCents', 'double precision')).as('value')])
    .groupBy(['deals.lostReason', 'deals.currency']).execute()
  return rows.map(({ reason, currency, count, value }) => ({ reason, currency, count: Number(count), valueCents: value }))
}
