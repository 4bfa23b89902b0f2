import { placeOf, possiblePlace, withDealAt, type Place } from '#shared/deals/board'
import type { Board, BoardStage, DealSummary } from '#shared/deals/schema'

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
  const lifted = shallowRef<{ deal: DealSummary, from: Board, place: Place }>()
  const said = ref('')

  const where = ({ stageId, index }: Place) => {
    const stage = board()?.stages.find(stage => stage.id === stageId)
    return { stage: stage?.name ?? '', position: index + 1, count: stage?.deals.length ?? 0 }
  }

  function lift(deal: DealSummary) {
    const from = board()
    const place = from && placeOf(from, deal.id)
    if (!from || !place) return
    lifted.value = { deal, from, place }
    said.value = t('deals.keys.lifted', { title: deal.title, ...where(place) })
  }

  function carry(step: readonly [number, number]) {
    const { deal, from, place } = lifted.value!
    const at = columns().findIndex(stage => stage.id === place.stageId)
    const stage = columns()[at + step[0]]
    if (!stage) return
    const next = possiblePlace(from, { stageId: stage.id, index: place.index + step[1] }, deal.id)
    lifted.value = { deal, from, place: next }
    hold(withDealAt(from, deal.id, next, deal.stageEnteredAt))
    said.value = t('deals.keys.moved', where(next))
    focusCard(deal.id)
  }

  function putDown() {
    const { deal, from, place } = lifted.value!
    lifted.value = undefined
    said.value = t('deals.keys.dropped', { title: deal.title, ...where(place) })
    release()
    drop(deal, from, place)
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
    const shown = columns()
    const at = shown.findIndex(stage => stage.deals.some(other => other.id === deal.id))
    const row = shown[at]?.deals.findIndex(other => other.id === deal.id) ?? 0
    for (let column = at + step[0]; column >= 0 && column < shown.length; column += step[0]) {
      const { deals } = shown[column]!
      const next = step[0] ? deals[Math.min(row, deals.length - 1)] : deals[row + step[1]]
      if (next) focusCard(next.id)
      if (next || !step[0]) return
    }
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
