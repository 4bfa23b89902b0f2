import type { Pipeline } from '#shared/pipelines/schema'
import type { Period } from '#shared/reports/answers'
import type { PipelineReport, PipelineReportQuery } from '#shared/reports/pipeline'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { getPipeline, listPipelines } from '../pipelines/pipelines'
import { countOf, weightedSumsOf } from './currency-sums'
import { keptReport } from './kept-report'
import { openAt, openStagesOf } from './open-deals'
import { listOpen } from './open-deals.repository'
import { instantsOf, partsOf, periodBefore, periodOf } from './period'
import { conversionByStage } from './stage-conversion'
import { listDaysOfLeft, listDaysOfPresent } from './stays.repository'

/** A pipeline as it is, how deals come through it, how long they stay in each stage, and what was open over time. */
export async function getPipelineReport(db: Database, actor: Actor, query: PipelineReportQuery): Promise<PipelineReport> {
  const period = periodOf(actor, query, { days: 90 })
  return await keptReport(db, actor, 'pipeline', { ...query, ...period }, apart => report(apart, actor, query, period))
}

async function report(db: Database, actor: Actor, { by, compare, ...query }: PipelineReportQuery, period: Period): Promise<PipelineReport> {
  const pipeline = query.pipelineId ? await getPipeline(db, query.pipelineId) : (await listPipelines(db))[0]!
  const filters = { ownerId: query.ownerId, currency: query.currency, pipelineId: pipeline.id }
  const { buckets } = partsOf(period, by, actor)
  const ends = buckets.map(bucket => instantsOf(bucket, actor).end)
  const [open, conversionRates, avgDaysByStage, history, previous] = await Promise.all([
    listOpen(db, actor, filters),
    conversionByStage(db, actor, filters, pipeline, instantsOf(period, actor)),
    daysByStage(db, actor, filters, pipeline, period),
    openAt(db, actor, filters, openStagesOf([pipeline]), ends),
    compare ? before(db, actor, filters, pipeline, period) : null,
  ])
  return {
    period, pipelineId: pipeline.id, conversionRates, avgDaysByStage, previous,
    pipeline: openStagesOf([pipeline]).map(({ id, name, probability }) => {
      const groups = open.filter(({ stageId }) => stageId === id)
      return { stageId: id, stageName: name, probability, count: countOf(groups), sums: weightedSumsOf(groups) }
    }),
    history: buckets.map((bucket, place) => ({ ...bucket, ...history[place]! })),
  }
}

type Filters = Pick<PipelineReportQuery, 'ownerId' | 'currency'>

async function daysByStage(db: Database, actor: Actor, filters: Filters, pipeline: Pipeline, period: Period): Promise<PipelineReport['avgDaysByStage']> {
  const stages = openStagesOf([pipeline])
  const ids = stages.map(({ id }) => id)
  const [left, present] = await Promise.all([
    listDaysOfLeft(db, actor, filters, ids, instantsOf(period, actor)), listDaysOfPresent(db, actor, filters, ids, instantNow()),
  ])
  return stages.map(({ id, name }) => {
    const [gone, there] = [left, present].map(list => list.find(({ stageId }) => stageId === id))
    return { stageId: id, stageName: name, left: gone?.count ?? 0, averageDays: gone?.days ?? null, present: there?.count ?? 0, presentDays: there ? Math.max(0, there.days) : null }
  })
}

async function before(db: Database, actor: Actor, filters: Filters, pipeline: Pipeline, period: Period): Promise<NonNullable<PipelineReport['previous']>> {
  const earlier = periodBefore(period)
  const { start, end } = instantsOf(earlier, actor)
  const [[open], conversionRates] = await Promise.all([
    openAt(db, actor, filters, openStagesOf([pipeline]), [end]), conversionByStage(db, actor, filters, pipeline, { start, end }),
  ])
  return { period: earlier, open: open!, conversionRates }
}
