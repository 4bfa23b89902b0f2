import { addSums } from '#shared/deals/sums'
import type { Board, BoardStage, DealSummary } from '#shared/deals/schema'

/** A place in a column of the board, counted from its top; with an owner, in that owner's lane. */
export interface Place { stageId: string, index: number, ownerId?: string | null }

export function placeOf(board: Board, dealId: string): Place | undefined {
  for (const stage of board.stages) {
    const index = stage.deals.findIndex(deal => deal.id === dealId)
    if (index >= 0) return { stageId: stage.id, index }
  }
}

export function dealOn(board: Board, dealId: string): DealSummary | undefined {
  return board.stages.flatMap(stage => stage.deals).find(deal => deal.id === dealId)
}

/** A column with so many deals more or fewer, and its totals changed by what they are worth. */
function counted(stage: BoardStage, deals: DealSummary[], sign: 1 | -1, { valueCents, currency, probability }: DealSummary): BoardStage {
  const change = { currency, valueCents: sign * valueCents, weightedCents: sign * Math.round(valueCents * probability / 100) }
  return { ...stage, deals, count: stage.count + sign, sums: addSums([...stage.sums, change]).filter(sum => sum.valueCents || sum.currency !== currency || stage.count + sign > 0) }
}

export function withoutDeal(board: Board, dealId: string): Board {
  return { ...board, stages: board.stages.map((stage) => {
    const deal = stage.deals.find(deal => deal.id === dealId)
    return deal ? counted(stage, stage.deals.filter(other => other.id !== dealId), -1, deal) : stage
  }) }
}

/** The board as it will be once a deal lies elsewhere: a column it enters gives it its probability and outcome, a lane its owner. */
export function withDealAt(board: Board, dealId: string, { stageId, index, ownerId }: Place, now: string): Board {
  const from = placeOf(board, dealId)
  const deal = dealOn(board, dealId)
  if (!from || !deal) return board
  const rest = withoutDeal(board, dealId)
  const owner = ownerId === undefined ? {} : { ownerId, ownerName: board.lanes?.find(lane => lane.ownerId === ownerId)?.ownerName ?? null }
  return { ...rest, stages: rest.stages.map((stage) => {
    if (stage.id !== stageId) return stage
    const landed = from.stageId === stageId ? { ...deal, ...owner } : { ...deal, ...owner, stageId, probability: stage.probability, outcome: stage.outcome, stageEnteredAt: now }
    return counted(stage, [...stage.deals.slice(0, index), landed, ...stage.deals.slice(index)], 1, landed)
  }) }
}

/** The same deal, as the server has it now. */
export function withDealRefreshed(board: Board, fresh: DealSummary): Board {
  return { ...board, stages: board.stages.map(stage => stage.deals.some(deal => deal.id === fresh.id)
    ? { ...stage, deals: stage.deals.map(deal => deal.id === fresh.id ? { ...deal, ...fresh } : deal) }
    : stage) }
}

/** A column with the next page of its deals. */
export function withMoreDeals(board: Board, stageId: string, deals: DealSummary[], cursor: string | null): Board {
  return { ...board, stages: board.stages.map(stage => stage.id === stageId
    ? { ...stage, cursor, deals: [...stage.deals, ...deals.filter(deal => !stage.deals.some(other => other.id === deal.id))] }
    : stage) }
}

/** The deal above which a place lies: none (null) at the end of a column that is wholly loaded. */
export function dealBelow(board: Board, { stageId, index }: Place): string | null {
  const stage = board.stages.find(stage => stage.id === stageId)
  return stage?.deals[index + 1]?.id ?? null
}

/** The nearest place that exists: in a column of which more is to come, not behind the last deal that is known. */
export function possiblePlace(board: Board, { stageId, index, ...lane }: Place, dealId: string): Place {
  const stage = board.stages.find(stage => stage.id === stageId)
  const others = stage?.deals.filter(deal => deal.id !== dealId).length ?? 0
  return { ...lane, stageId, index: Math.max(0, Math.min(index, stage?.cursor ? others - 1 : others)) }
}
