import { bucketAt } from '#shared/dates/buckets'
import type { Period } from '#shared/reports/answers'
import type { ConversionReport, ConversionReportQuery } from '#shared/reports/conversion'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getPipeline } from '../pipelines/pipelines'
import { closedOf } from './closed-deals'
import { listClosings } from './closings.repository'
import { groupsBy } from './currency-sums'
import { keptReport } from './kept-report'
import { namesOf } from './people.repository'
import { instantsOf, partsOf, periodBefore, periodOf } from './period'
import { conversionByStage } from './stage-conversion'

/** How many of the deals that ended were won: in all, over time, by owner and, of one pipeline, by stage. */
export async function getConversionReport(db: Database, actor: Actor, query: ConversionReportQuery): Promise<ConversionReport> {
  const period = periodOf(actor, query, { months: 12 })
  return await keptReport(db, actor, 'conversion', { ...query, ...period }, apart => report(apart, actor, query, period))
}

async function report(db: Database, actor: Actor, { by, compare, ...query }: ConversionReportQuery, period: Period): Promise<ConversionReport> {
  const closings = await listClosings(db, actor, query, period)
  const earlier = periodBefore(period)
  const { buckets } = partsOf(period, by, actor)
  const byBucket = new Map(groupsBy(closings, ({ day }) => bucketAt(buckets, day)))
  const owners = groupsBy(closings, ({ ownerId }) => ownerId)
  const nameOf = await namesOf(db, owners.map(([ownerId]) => ownerId))
  return {
    period,
    total: closedOf(closings),
    byTime: buckets.map((bucket, place) => ({ ...bucket, ...closedOf(byBucket.get(place) ?? []) })),
    byOwner: owners.map(([ownerId, own]) => ({ ownerId, ownerName: nameOf(ownerId), ...closedOf(own) })).sort((a, b) => b.won - a.won || (a.ownerName ?? '').localeCompare(b.ownerName ?? '')),
    byStage: query.pipelineId ? await conversionByStage(db, actor, query, await getPipeline(db, query.pipelineId), instantsOf(period, actor)) : [],
    previous: compare ? { period: earlier, total: closedOf(await listClosings(db, actor, query, earlier)) } : null,
  }
}
