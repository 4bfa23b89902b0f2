import { monthStart, type Forecast, type ForecastQuery, type ForecastSpan, type ForecastSum, type LostReasonCount } from '#shared/deals/forecast'
import { todayIn } from '#shared/dates/days'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { pages, untilNextChange } from '../events/revision-cache'
import { sumByLostReason, sumByMonth, type MonthSum } from './forecast.repository'
import { viewThrough, type DealFilters } from './matching-deals'

/** Expected revenue by month, the months being those of the actor's time zone; kept until the organization's next change. */
export async function getForecast(db: Database, actor: Actor, { months, ...filters }: ForecastQuery): Promise<Forecast> {
  const today = todayIn(actor.timeZone)
  const key = JSON.stringify(['forecast', months, today.slice(0, 7), ...viewThrough(actor, filters)])
  return await untilNextChange(db, actor.organizationId, key, () => addUp(db, actor, filters, { today, months }), pages)
}

async function addUp(db: Database, actor: Actor, filters: DealFilters, { today, months }: { today: string, months: number }): Promise<Forecast> {
  const [first, start, end] = [monthStart(today, -months), monthStart(today), monthStart(today, months)]
  const closed = { closedAfter: first, closedBefore: end }
  const [open, won, lost] = await Promise.all([
    sumByMonth(db, actor, { ...filters, outcome: 'open' }, 'expectedCloseDate'),
    sumByMonth(db, actor, { ...filters, ...closed, outcome: 'won' }, 'actualCloseDate'),
    sumByLostReason(db, actor, { ...filters, ...closed, outcome: 'lost' }),
  ])
  const span = (from: string | null, to: string | null, isWithin: (month: string | null) => boolean): ForecastSpan => (
    { from, to, sums: sumsOf(open.filter(({ month }) => isWithin(month)), won.filter(({ month }) => isWithin(month))) })
  return {
    earlier: span(first, start, month => month !== null && month < start.slice(0, 7)),
    months: Array.from({ length: months }, (_, offset) => {
      const from = monthStart(today, offset)
      const month = from.slice(0, 7)
      return { month, ...span(from, monthStart(today, offset + 1), other => other === month) }
    }),
    later: span(end, null, month => month !== null && month >= end.slice(0, 7)),
    undated: span(null, null, month => month === null),
    lost: { from: first, to: end, reasons: byReason(lost) },
  }
}

function sumsOf(open: MonthSum[], won: MonthSum[]): ForecastSum[] {
  const currencies = [...new Set([...open, ...won].map(({ currency }) => currency))].sort()
  const total = (sums: MonthSum[], field: 'count' | 'valueCents' | 'weightedCents', currency: string) => sums.filter(sum => sum.currency === currency).reduce((all, sum) => all + sum[field], 0)
  return currencies.map(currency => ({
    currency, openCount: total(open, 'count', currency), openCents: total(open, 'valueCents', currency), weightedCents: total(open, 'weightedCents', currency),
    wonCount: total(won, 'count', currency), wonCents: total(won, 'valueCents', currency),
  }))
}

function byReason(rows: Awaited<ReturnType<typeof sumByLostReason>>): LostReasonCount[] {
  return [...new Set(rows.map(({ reason }) => reason))].map((reason) => {
    const own = rows.filter(row => row.reason === reason).sort((a, b) => a.currency < b.currency ? -1 : 1)
    return { reason, count: own.reduce((all, { count }) => all + count, 0), sums: own.map(({ currency, valueCents }) => ({ currency, valueCents })) }
  }).sort((a, b) => b.count - a.count)
}
