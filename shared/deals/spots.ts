import type { Place } from '#shared/deals/board'
import type { Board, DealSummary } from '#shared/deals/schema'

/** Where a card lies as a person sees it: in a column or, with lanes, in an owner's cell of it, counted from the top of that. */
export interface Spot { stageId: string, ownerId?: string | null, index: number }

type Step = readonly [columns: number, rows: number]

/** The cards of a column, or of one owner in it. */
export function cellAt(board: Board, { stageId, ownerId }: Pick<Spot, 'stageId' | 'ownerId'>): DealSummary[] {
  const deals = board.stages.find(stage => stage.id === stageId)?.deals ?? []
  return ownerId === undefined ? deals : deals.filter(deal => deal.ownerId === ownerId)
}

export function spotOf(board: Board, dealId: string): Spot | undefined {
  const deal = board.stages.flatMap(stage => stage.deals).find(deal => deal.id === dealId)
  const stage = board.stages.find(stage => stage.deals.some(other => other.id === dealId))
  if (!deal || !stage) return undefined
  const cell = { stageId: stage.id, ...(board.lanes ? { ownerId: deal.ownerId } : {}) }
  return { ...cell, index: cellAt(board, cell).findIndex(other => other.id === dealId) }
}

/** The place in the whole column at which a card that falls on a spot comes to lie. */
export function placeAt(board: Board, { stageId, ownerId, index }: Spot, dealId: string): Place {
  if (ownerId === undefined) return { stageId, index }
  const column = cellAt(board, { stageId }).filter(deal => deal.id !== dealId)
  const cell = cellAt(board, { stageId, ownerId }).filter(deal => deal.id !== dealId)
  const below = cell[index]
  return { stageId, ownerId, index: below ? column.indexOf(below) : column.indexOf(cell.at(-1)!) + 1 }
}

/** The spot next to one, for a card that is carried there: past the end of a cell lies the next lane. */
export function nextSpot(board: Board, stageIds: string[], spot: Spot, [columns, rows]: Step, dealId: string): Spot | undefined {
  const room = (cell: Pick<Spot, 'stageId' | 'ownerId'>) => cellAt(board, cell).filter(deal => deal.id !== dealId).length
  if (columns) {
    const stageId = stageIds[stageIds.indexOf(spot.stageId) + columns]
    return stageId === undefined ? undefined : { ...spot, stageId, index: Math.min(spot.index, room({ ...spot, stageId })) }
  }
  const index = spot.index + rows
  if (index >= 0 && index <= room(spot)) return { ...spot, index }
  const owners = board.lanes?.map(lane => lane.ownerId) ?? []
  const ownerId = owners[owners.indexOf(spot.ownerId ?? null) + rows]
  return ownerId === undefined ? undefined : { ...spot, ownerId, index: rows > 0 ? 0 : room({ ...spot, ownerId }) }
}

/** The card next to one; empty cells are passed over. */
export function nextCard(board: Board, stageIds: string[], spot: Spot, [columns, rows]: Step): DealSummary | undefined {
  if (columns) {
    for (let at = stageIds.indexOf(spot.stageId) + columns; at >= 0 && at < stageIds.length; at += columns) {
      const cell = cellAt(board, { ...spot, stageId: stageIds[at]! })
      if (cell.length) return cell[Math.min(spot.index, cell.length - 1)]
    }
    return undefined
  }
  const inCell = cellAt(board, spot)[spot.index + rows]
  if (inCell || !board.lanes) return inCell
  const owners = board.lanes.map(lane => lane.ownerId)
  for (let at = owners.indexOf(spot.ownerId ?? null) + rows; at >= 0 && at < owners.length; at += rows) {
    const cell = cellAt(board, { ...spot, ownerId: owners[at] })
    if (cell.length) return cell.at(rows > 0 ? 0 : -1)
  }
}
