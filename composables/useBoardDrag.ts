import { possiblePlace, type Place } from '#shared/deals/board'
import type { Board, DealSummary } from '#shared/deals/schema'
import { cellAt, placeAt } from '#shared/deals/spots'

/** A card was let go: over which list, and as which of its cards. */
export interface CardDrop { dealId: string, from: HTMLElement, to: HTMLElement, index: number }

interface BoardHands {
  board: () => Board | undefined
  hold: (board: Board) => void
  release: () => void
  /** Dropped into a column. */
  drop: (deal: DealSummary, from: Board, place: Place) => void
  /** Dropped where deals are closed. */
  close: (deal: DealSummary, outcome: 'won' | 'lost') => void
}

/** Dragging cards by mouse or finger: the board keeps still from the grab to the drop, and then shows the card where it fell. */
export function useBoardDrag({ board, hold, release, drop, close }: BoardHands) {
  const dragged = shallowRef<{ deal: DealSummary, from: Board }>()

  return {
    isDragging: computed(() => dragged.value !== undefined),
    grab: (dealId: string) => {
      const from = board()
      const deal = from?.stages.flatMap(stage => stage.deals).find(deal => deal.id === dealId)
      if (!from || !deal) return
      dragged.value = { deal, from }
      hold(from)
    },
    letGo: ({ from: source, to, index }: { from: HTMLElement, to: HTMLElement, index: number }) => {
      const held = dragged.value
      dragged.value = undefined
      release()
      if (!held) return
      const { deal, from } = held
      const { list: stageId, lane, outcome } = to.dataset
      // Nobody's lane has an empty name; a board without lanes has none.
      const ownerId = lane === undefined ? undefined : lane || null
      if (outcome === 'won' || outcome === 'lost') close(deal, outcome)
      else if (stageId && (to !== source || cellAt(from, { stageId, ownerId })[index]?.id !== deal.id)) {
        drop(deal, from, possiblePlace(from, placeAt(from, { stageId, ownerId, index }, deal.id), deal.id))
      }
    },
  }
}
