import { quietAt } from '#shared/deals/quiet'
import type { Deal, Outcome } from '#shared/deals/schema'
import { todayIn } from '#shared/dates/days'
import { quietAtWithPlan } from '#shared/next-actions/quiet'
import type { Stage } from '#shared/pipelines/schema'
import type { Database } from '#server/db/database'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { listPipelines, type StageOfPipeline } from '../pipelines/pipelines'
import { assertDiscountApproved } from './discount-approval'
import { changesOnEntry } from './move-deal'
import { findEnd } from './columns.repository'
import { rankBetween } from './ranks'

export type DealMove = { action: 'stage', stageId: string } | { action: 'won' } | { action: 'lost', lostReason?: string | null, outcome: Outcome }

/** A deal's own columns. */
export type BulkDeal = Omit<Deal, 'ownerName' | 'contactName' | 'companyName' | 'contactIds' | 'tags'>

/** Every stage of the organization, by id. */
export async function stagesById(db: Database): Promise<Map<string, StageOfPipeline>> {
  const pipelines = await listPipelines(db)
  return new Map(pipelines.flatMap(({ id, stages }) => stages.map(stage => [stage.id, { ...stage, pipelineId: id }] as const)))
}

/**
 * Moves many deals by the rules of a single one: answers for each what changes on it, with a place at the top of its new
 * column, or undefined if it is there already. Throws discount_not_approved.
 */
export async function moverOfDeals(db: Database, actor: Actor, move: DealMove) {
  const stages = await stagesById(db)
  const tops = new Map<string, number | null>()
  const moment = { now: instantNow(), today: todayIn(actor.timeZone) }
  const firstOf = (deal: BulkDeal, outcome: Stage['outcome']) => [...stages.values()].find(stage => stage.pipelineId === deal.pipelineId && stage.outcome === outcome)

  return async (deal: BulkDeal) => {
    if (isThere(deal, move)) return undefined
    const isLost = deal.outcome === 'lost' || deal.outcome === 'abandoned'
    const stage = move.action === 'stage' ? stages.get(move.stageId) : move.action === 'lost' && isLost ? stages.get(deal.stageId) : firstOf(deal, move.action)
    if (!stage) throw notFound()
    if (stage.outcome === 'won' && deal.outcome !== 'won') assertDiscountApproved(deal.discountApproval)
    const { updatedAt: _, quietAt: __, ...changes }: ReturnType<typeof changesOnEntry> & { quietAt?: string } = changesOnEntry(deal, stage, { ...moment, ...(move.action === 'lost' ? { lostAs: move.outcome, lostReason: move.lostReason } : {}) })
    if (deal.stageId === stage.id) return changes
    const top = tops.has(stage.id) ? tops.get(stage.id)! : await findEnd(db, stage.id, 'first', deal.id)
    const position = rankBetween(null, top)!
    tops.set(stage.id, position)
    return { ...changes, position }
  }
}

function isThere(deal: BulkDeal, move: DealMove): boolean {
  if (move.action === 'stage') return deal.stageId === move.stageId
  if (move.action === 'won') return deal.outcome === 'won'
  return deal.outcome === move.outcome && (move.lostReason === undefined || deal.lostReason === move.lostReason)
}

/** When a deal counts as gone quiet, after its stage or its next step has changed. */
export function quietAtOf(deal: BulkDeal, stages: Map<string, StageOfPipeline>, timeZone: string): string {
  return quietAtWithPlan(quietAt(deal, stages.get(deal.stageId) ?? { rottingDays: null }), deal.nextActionDate, timeZone)
}
