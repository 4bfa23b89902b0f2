import { bucketAt, bucketsOf, startOfMonths } from '#shared/dates/buckets'
import { addMonths, calendarOf } from '#shared/dates/calendars'
import { todayIn } from '#shared/dates/days'
import type { ForecastQuery } from '#shared/deals/forecast'
import type { Forecast, ForecastSpan, ForecastSum, LostReasonCount } from '#shared/reports/forecast'
import { apart } from '#server/db/apart'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { pages, untilNextChange } from '../events/revision-cache'
import { sumByDay, sumByLostReason, type DaySum } from './forecast.repository'
import { viewThrough, type DealFilters } from './matching-deals'

/** Expected revenue by month and quarter, those of the actor's calendar and time zone; kept until the organization's next change. */
export async function getForecast(db: Database, actor: Actor, { months, format: _, table: __, ...filters }: ForecastQuery): Promise<Forecast> {
  const today = todayIn(actor.timeZone)
  const calendar = calendarOf(actor.session.user)
  const key = JSON.stringify(['forecast', months, calendar, startOfMonths(today, 1, calendar), ...viewThrough(actor, filters)])
  return await untilNextChange(db, actor.organizationId, key, () => addUp(apart(db), actor, filters, { today, months }), pages)
}

interface Days { from: string, to: string }
interface Sums { open: DaySum[], won: DaySum[] }

async function addUp(db: Database, actor: Actor, filters: DealFilters, { today, months }: { today: string, months: number }): Promise<Forecast> {
  const habits = { calendar: calendarOf(actor.session.user), weekStart: actor.session.user.weekStart }
  const month = startOfMonths(today, 1, habits.calendar)
  const [first, end] = [addMonths(month, -months, habits.calendar), addMonths(month, months, habits.calendar)]
  const quarters = { from: startOfMonths(month, 3, habits.calendar), to: addMonths(startOfMonths(addMonths(end, -1, habits.calendar), 3, habits.calendar), 3, habits.calendar) }
  const won = { closedAfter: first < quarters.from ? first : quarters.from, closedBefore: quarters.to }
  const lost = { closedAfter: first, closedBefore: end }
  const sums: Sums = {
    open: await sumByDay(db, actor, { ...filters, outcome: 'open' }, 'expectedCloseDate'),
    won: await sumByDay(db, actor, { ...filters, ...won, outcome: 'won' }, 'actualCloseDate'),
  }
  const before = (days: DaySum[], from: string) => days.filter(({ day }) => day !== null && day < month && day >= from)
  return {
    earlier: { from: first, to: month, sums: sumsOf({ open: before(sums.open, ''), won: before(sums.won, first) }) },
    months: spansOf(sums, bucketsOf({ from: month, to: end }, 'month', habits)),
    quarters: spansOf(sums, bucketsOf(quarters, 'quarter', habits)),
    later: { from: end, to: null, sums: sumsOf({ open: sums.open.filter(({ day }) => day !== null && day >= end), won: [] }) },
    undated: { from: null, to: null, sums: sumsOf({ open: sums.open.filter(({ day }) => day === null), won: [] }) },
    lost: { from: first, to: end, reasons: byReason(await sumByLostReason(db, actor, { ...filters, ...lost, outcome: 'lost' })) },
  }
}

function spansOf({ open, won }: Sums, spans: Days[]): (ForecastSpan & Days)[] {
  const within = (place: number) => ({ day }: DaySum) => day !== null && bucketAt(spans, day) === place && day < spans[place]!.to
  return spans.map((span, place) => ({ ...span, sums: sumsOf({ open: open.filter(within(place)), won: won.filter(within(place)) }) }))
}

function sumsOf({ open, won }: Sums): ForecastSum[] {
  const currencies = [...new Set([...open, ...won].map(({ currency }) => currency))].sort()
  return currencies.map((currency) => {
    const total = (sums: DaySum[], field: Exclude<keyof DaySum, 'day' | 'currency'>) => sums.filter(sum => sum.currency === currency).reduce((all, sum) => all + sum[field], 0)
    return {
      currency, openCount: total(open, 'count'), openCents: total(open, 'valueCents'), weightedCents: Math.round(total(open, 'weightedCents')),
      committedCount: total(open, 'committedCount'), committedCents: total(open, 'committedCents'), wonCount: total(won, 'count'), wonCents: total(won, 'valueCents'),
    }
  })
}

function byReason(rows: Awaited<ReturnType<typeof sumByLostReason>>): LostReasonCount[] {
  return [...new Set(rows.map(({ reason }) => reason))].map((reason) => {
    const own = rows.filter(row => row.reason === reason).sort((a, b) => a.currency < b.currency ? -1 : 1)
    return { reason, count: own.reduce((all, { count }) => all + count, 0), sums: own.map(({ currency, valueCents }) => ({ currency, valueCents })) }
  }).sort((a, b) => b.count - a.count)
}
