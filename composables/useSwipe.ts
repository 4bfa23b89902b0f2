const farEnough = 80
const slack = 10

/**
 * A row that a finger can pull aside: `start` is what its starting edge then shows, `end` its other edge. Pulled less
 * than far enough, it slides back. Mice and pens click instead.
 */
export function useSwipe(actions: { start: () => void, end: () => void }) {
  const offset = ref(0)
  const isPulled = ref(false)
  let from: { x: number, y: number } | undefined

  const isRightToLeft = () => document.documentElement.dir === 'rtl'
  const edge = computed(() => offset.value === 0 ? null : (offset.value > 0) === (import.meta.client && isRightToLeft()) ? 'end' : 'start')

  function begin(event: PointerEvent) {
    if (event.pointerType === 'touch') from = { x: event.clientX, y: event.clientY }
  }
  function pull(event: PointerEvent) {
    if (!from) return
    const [x, y] = [event.clientX - from.x, event.clientY - from.y]
    if (!isPulled.value && Math.abs(y) > Math.abs(x)) from = undefined
    else if (isPulled.value || Math.abs(x) > slack) {
      if (!isPulled.value) (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
      isPulled.value = true
      offset.value = Math.max(-140, Math.min(140, x))
    }
  }
  function release() {
    const reached = Math.abs(offset.value) >= farEnough ? edge.value : null
    from = undefined
    offset.value = 0
    // The click that follows a pull must not open the row.
    setTimeout(() => {
      isPulled.value = false
    })
    if (reached) actions[reached]()
  }
  function cancel() {
    from = undefined
    offset.value = 0
    isPulled.value = false
  }

  return { offset, edge, isPulled, swiping: { pointerdown: begin, pointermove: pull, pointerup: release, pointercancel: cancel } }
}
