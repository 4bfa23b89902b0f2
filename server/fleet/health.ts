import { setTimeout as pause } from 'node:timers/promises'
import { OperatorError } from '#server/errors'
import { isLocal, type Installation } from './fleet-file'

const answerWithinMs = 5000
const pollMs = 100

/** Why an installation is not healthy; undefined if it is. */
export async function illnessOf(installation: Installation): Promise<string | undefined> {
  const address = isLocal(installation) ? `http://127.0.0.1:${installation.port}` : installation.address.replace(/\/+$/, '')
  try {
    const { ok, status } = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(answerWithinMs), redirect: 'error' })
    return ok ? undefined : `answers ${status}`
  }
  catch {
    return 'does not answer'
  }
}

/** Waits until an installation is healthy. Throws OperatorError if it is not in time, or `hasEnded` before. */
export async function untilHealthy(installation: Installation, withinSeconds: number, hasEnded: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + withinSeconds * 1000
  for (;;) {
    const illness = await illnessOf(installation)
    if (!illness) return
    if (await hasEnded()) throw new OperatorError('the server ended right after its start')
    if (Date.now() > deadline) throw new OperatorError(`the server ${illness} after ${withinSeconds} s`)
    await pause(pollMs)
  }
}
