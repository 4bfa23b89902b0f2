import type { Deal, Outcome } from '#shared/deals/schema'
import type { StageOfPipeline } from '../pipelines/pipelines'

/** What a deal has by its stage. */
export type Entry = Pick<Deal, 'pipelineId' | 'stageId' | 'probability' | 'outcome' | 'actualCloseDate' | 'lostReason' | 'stageEnteredAt'>

interface Circumstances {
  now: string
  /** The actor's day. */
  today: string
  /** Lost, unless it was abandoned. */
  lostAs?: Outcome | null
  lostReason?: string | null
}

/** What entering a stage sets on a deal: a stage with an outcome closes it, any other one opens it again. */
export function entryInto(stage: StageOfPipeline, { now, today, lostAs, lostReason }: Circumstances): Entry {
  return {
    pipelineId: stage.pipelineId,
    stageId: stage.id,
    probability: stage.probability,
    outcome: stage.outcome === 'lost' && lostAs === 'abandoned' ? 'abandoned' : stage.outcome,
    actualCloseDate: stage.outcome ? today : null,
    lostReason: stage.outcome === 'lost' ? lostReason ?? null : null,
    stageEnteredAt: now,
  }
}
