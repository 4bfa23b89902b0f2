import { setImmediate as nextTurn } from 'node:timers/promises'

const mostMs = 5

let lastBreath = 0

/** Lets waiting requests have their turn in the event loop, if long work has not done so for a while. */
export async function breathe(): Promise<void> {
  if (performance.now() - lastBreath < mostMs) return
  await nextTurn()
  lastBreath = performance.now()
}
