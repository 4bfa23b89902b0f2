import type { Notice, StaleKind } from '#shared/notices/schema'

/** An import makes hundreds of changes a second. */
const gatherMs = 100

/** Makes one notice of those that come close together, for each person who caused them. */
export function gatherNotices(send: (notice: Notice) => void): { add: (notice: Notice) => void, stop: () => void } {
  const waiting = new Map<string | null, Set<StaleKind>>()
  let timer: NodeJS.Timeout | undefined

  function flush() {
    timer = undefined
    for (const [by, kinds] of waiting) send({ kinds: [...kinds], by })
    waiting.clear()
  }

  return {
    add({ kinds, by }) {
      waiting.set(by, new Set([...waiting.get(by) ?? [], ...kinds]))
      timer ??= setTimeout(flush, gatherMs)
    },
    stop: () => clearTimeout(timer),
  }
}
