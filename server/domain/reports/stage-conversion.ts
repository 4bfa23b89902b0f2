import type { z } from 'zod'
import type { Pipeline } from '#shared/pipelines/schema'
import type { stageConversion } from '#shared/reports/pipeline'
import type { ReportFilters } from '#shared/reports/schema'
import type { Database } from '#server/db/database'
import type { Viewer } from '../shares/visibility'
import { shareOf } from './currency-sums'
import { findWaysFrom } from './stays.repository'

export type StageConversion = z.infer<typeof stageConversion>

/** What became of the deals that entered each open stage of a pipeline between two instants. Later are the open stages behind it, and those for what is won. */
export async function conversionByStage(db: Database, viewer: Viewer, filters: ReportFilters, { stages }: Pipeline, instants: { start: string, end: string }): Promise<StageConversion[]> {
  const open = stages.filter(({ outcome }) => outcome === null)
  return await Promise.all(open.map(async ({ id, name, position }) => {
    const later = stages.filter(stage => stage.outcome === 'won' || (stage.outcome === null && stage.position > position)).map(stage => stage.id)
    const ways = await findWaysFrom(db, viewer, filters, id, later, instants)
    return { stageId: id, stageName: name, ...ways, rate: shareOf(ways.advanced, ways.entered), wonRate: shareOf(ways.won, ways.entered) }
  }))
}
