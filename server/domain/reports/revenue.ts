import { bucketAt } from '#shared/dates/buckets'
import type { Period } from '#shared/reports/answers'
import type { RevenueReport, RevenueReportQuery, RevenueSum } from '#shared/reports/revenue'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { groupsBy } from './currency-sums'
import { keptReport } from './kept-report'
import { partsOf, periodBefore, periodOf } from './period'
import { namesOf } from './people.repository'
import { listSold, type SoldGroup } from './sales.repository'

/** What was sold: over time, by source, by campaign and by owner; each currency for itself. */
export async function getRevenueReport(db: Database, actor: Actor, query: RevenueReportQuery): Promise<RevenueReport> {
  const period = periodOf(actor, query, { months: 12 })
  return await keptReport(db, actor, 'revenue', { ...query, ...period }, apart => report(apart, actor, query, period))
}

async function report(db: Database, actor: Actor, { by, compare, ...filters }: RevenueReportQuery, period: Period): Promise<RevenueReport> {
  const sold = await listSold(db, actor, filters, period)
  const earlier = compare ? { period: periodBefore(period), sold: await listSold(db, actor, filters, periodBefore(period)) } : null
  const { buckets } = partsOf(period, by, actor)
  const byBucket = new Map(groupsBy(sold, ({ day }) => bucketAt(buckets, day)))
  const nameOf = await namesOf(db, [...sold, ...earlier?.sold ?? []].map(({ ownerId }) => ownerId))
  return {
    period,
    total: revenueOf(sold),
    byTime: buckets.map((bucket, place) => ({ ...bucket, sums: revenueOf(byBucket.get(place) ?? []) })),
    bySource: compared(sold, earlier?.sold, ({ source }) => source).map(({ key, ...sums }) => ({ source: key, ...sums })),
    byCampaign: compared(sold, earlier?.sold, ({ campaign }) => campaign).map(({ key, ...sums }) => ({ campaign: key, ...sums })),
    byOwner: compared(sold, earlier?.sold, ({ ownerId }) => ownerId).map(({ key, ...sums }) => ({ ownerId: key, ownerName: nameOf(key), ...sums })),
    previous: earlier && { period: earlier.period, total: revenueOf(earlier.sold) },
  }
}

/** Groups of now and of the period before by the same key, those that brought most now first. */
function compared(sold: SoldGroup[], earlier: SoldGroup[] | undefined, keyOf: (group: SoldGroup) => string | null) {
  const [now, before] = [new Map(groupsBy(sold, keyOf)), new Map(groupsBy(earlier ?? [], keyOf))]
  return [...new Set([...now.keys(), ...before.keys()])]
    .map(key => ({ key, sums: revenueOf(now.get(key) ?? []), previous: earlier ? revenueOf(before.get(key) ?? []) : null }))
    .sort((a, b) => mostIn(b.sums) - mostIn(a.sums) || (a.key ?? '').localeCompare(b.key ?? ''))
}

/** What sales add up to, one entry a currency, in the order of its code. */
export function revenueOf(groups: SoldGroup[]): RevenueSum[] {
  return groupsBy(groups, ({ currency }) => currency).map(([currency, own]) => {
    const total = (field: 'count' | 'valueCents' | 'paidCents') => own.reduce((all, group) => all + group[field], 0)
    return { currency, count: total('count'), totalCents: total('valueCents'), averageCents: Math.round(total('valueCents') / total('count')), paidCents: total('paidCents') }
  }).sort((a, b) => a.currency < b.currency ? -1 : 1)
}

/** Amounts in several currencies cannot be compared: the largest number decides, so that an order there is. */
function mostIn(sums: RevenueSum[]): number {
  return Math.max(0, ...sums.map(({ totalCents }) => totalCents))
}
