import { possiblePlace, withDealAt, type Place } from '#shared/deals/board'
import type { Board, BoardStage, DealSummary } from '#shared/deals/schema'
import { cellAt, nextCard, nextSpot, placeAt, spotOf, type Spot } from '#shared/deals/spots'

interface BoardHands {
  board: () => Board | undefined
  /** The columns that are shown, in their order. */
  columns: () => BoardStage[]
  hold: (board: Board) => void
  release: () => void
  drop: (deal: DealSummary, from: Board, place: Place) => void
  focusCard: (dealId: string) => void
}

const steps: Record<string, readonly [columns: number, rows: number] | undefined> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }

/** Moves cards by keyboard: Space lifts and drops, the arrows carry, Escape puts back. What happens is said for screen readers. */
export function useBoardKeys({ board, columns, hold, release, drop, focusCard }: BoardHands) {
  const { t } = useI18n()
  const lifted = shallowRef<{ deal: DealSummary, from: Board, spot: Spot }>()
  const said = ref('')

  const stageIds = () => columns().map(stage => stage.id)
  const nameOf = (ownerId: string | null) => board()?.lanes?.find(lane => lane.ownerId === ownerId)?.ownerName ?? t('deals.lanes.nobody')

  /** A spot in words: in a lane with whose it is. */
  function where(spot: Spot) {
    const shown = board()
    const stage = shown?.stages.find(stage => stage.id === spot.stageId)?.name ?? ''
    return { stage: spot.ownerId === undefined ? stage : `${stage}, ${nameOf(spot.ownerId)}`, position: spot.index + 1, count: shown ? cellAt(shown, spot).length : 0 }
  }

  function lift(deal: DealSummary) {
    const from = board()
    const spot = from && spotOf(from, deal.id)
    if (!from || !spot) return
    lifted.value = { deal, from, spot }
    said.value = t('deals.keys.lifted', { title: deal.title, ...where(spot) })
  }

  /** Where a carried card would land: in a column of which more is to come, not behind the last that is known. */
  const landing = ({ deal, from, spot }: { deal: DealSummary, from: Board, spot: Spot }): Place => possiblePlace(from, placeAt(from, spot, deal.id), deal.id)

  function carry(step: readonly [number, number]) {
    const { deal, from, spot: at } = lifted.value!
    const next = nextSpot(from, stageIds(), at, step, deal.id)
    if (!next) return
    const place = landing({ deal, from, spot: next })
    const spot = from.lanes ? next : place
    lifted.value = { deal, from, spot }
    hold(withDealAt(from, deal.id, place, deal.stageEnteredAt))
    said.value = t('deals.keys.moved', where(spot))
    focusCard(deal.id)
  }

  function putDown() {
    const { deal, from, spot } = lifted.value!
    lifted.value = undefined
    said.value = t('deals.keys.dropped', { title: deal.title, ...where(spot) })
    release()
    drop(deal, from, landing({ deal, from, spot }))
    focusCard(deal.id)
  }

  function cancel() {
    if (!lifted.value) return
    const { deal } = lifted.value
    lifted.value = undefined
    release()
    said.value = t('deals.keys.cancelled', { title: deal.title })
    focusCard(deal.id)
  }

  function walk(deal: DealSummary, step: readonly [number, number]) {
    const shown = board()
    const spot = shown && spotOf(shown, deal.id)
    const next = spot && nextCard(shown, stageIds(), spot, step)
    if (next) focusCard(next.id)
  }

  function onKey(event: KeyboardEvent, deal: DealSummary) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isMirrored = document.documentElement.dir === 'rtl' && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
    const step = steps[event.key]
    if (step) {
      const ahead = isMirrored ? [-step[0], step[1]] as const : step
      if (lifted.value) carry(ahead)
      else walk(deal, ahead)
    }
    else if (event.key === ' ') {
      if (lifted.value) putDown()
      else lift(deal)
    }
    else if (lifted.value && (event.key === 'Escape' || event.key === 'Tab')) {
      cancel()
      if (event.key === 'Tab') return
    }
    else if (!lifted.value || event.key !== 'Enter') {
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return { lifted, said, onKey, cancel }
}
