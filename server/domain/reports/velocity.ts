import { daysBetween } from '#shared/dates/days'
import { ZoneClock } from '#shared/dates/zone-clock'
import type { Period } from '#shared/reports/answers'
import type { ReportFilters } from '#shared/reports/schema'
import type { Velocity, VelocityReport, VelocityReportQuery } from '#shared/reports/velocity'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { listClosings, listWins, type Closing } from './closings.repository'
import { countOf, groupsBy, shareOf } from './currency-sums'
import { keptReport } from './kept-report'
import { namesOf } from './people.repository'
import { periodBefore, periodOf } from './period'

/** How fast money is won: in each currency, also by owner. */
export async function getVelocityReport(db: Database, actor: Actor, query: VelocityReportQuery): Promise<VelocityReport> {
  const period = periodOf(actor, query, { days: 90 })
  return await keptReport(db, actor, 'velocity', { ...query, ...period }, async (apart) => {
    const [now, earlier] = [await factorsOf(apart, actor, query, period), query.compare ? await factorsOf(apart, actor, query, periodBefore(period)) : null]
    const owners = groupsBy(now.closings, ({ ownerId }) => ownerId)
    const nameOf = await namesOf(apart, owners.map(([ownerId]) => ownerId))
    return {
      period, currencies: byCurrency(now),
      byOwner: owners.flatMap(([ownerId, closings]) => byCurrency({ closings, wins: now.wins.filter(win => win.ownerId === ownerId) }).map(velocity => ({ ownerId, ownerName: nameOf(ownerId), ...velocity })))
        .sort((a, b) => (a.ownerName ?? '').localeCompare(b.ownerName ?? '')),
      previous: earlier && { period: periodBefore(period), currencies: byCurrency(earlier) },
    }
  })
}

interface TimedWin { ownerId: string | null, currency: string, valueCents: number, days: number }
interface Factors { closings: Closing[], wins: TimedWin[] }

async function factorsOf(db: Database, actor: Actor, filters: ReportFilters, period: Period): Promise<Factors> {
  const clock = new ZoneClock(actor.timeZone)
  const [closings, wins] = await Promise.all([listClosings(db, actor, filters, period), listWins(db, actor, filters, period)])
  // A deal that is entered after it was won took no day.
  return { closings, wins: wins.map(({ createdAt, day, ...win }) => ({ ...win, days: Math.max(0, daysBetween(clock.at(createdAt).day, day)) })) }
}

function byCurrency({ closings, wins }: Factors): Velocity[] {
  return groupsBy(closings, ({ currency }) => currency).sort(([a], [b]) => a < b ? -1 : 1)
    .map(([currency, own]) => velocityOf(currency, countOf(own), wins.filter(win => win.currency === currency)))
}

function velocityOf(currency: string, closed: number, wins: TimedWin[]): Velocity {
  const total = (field: 'valueCents' | 'days') => wins.reduce((all, win) => all + win[field], 0)
  const won = wins.length
  const [winRate, averageCents, averageDays] = [shareOf(won, closed), mean(total('valueCents'), won), mean(total('days'), won)]
  const centsPerDay = averageDays && averageCents !== null && winRate !== null ? Math.round(won * averageCents * winRate / averageDays) : null
  return { currency, won, closed, averageCents: averageCents === null ? null : Math.round(averageCents), winRate, averageDays, centsPerDay }
}

function mean(total: number, count: number): number | null {
  return count === 0 ? null : total / count
}
