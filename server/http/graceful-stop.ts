import type { Server } from 'node:http'
import { log } from '#server/log'
import { beginStopping } from './stopping'

const sweepMs = 100
/** A terminal and npm may both pass on one Ctrl+C: only one that comes later is a second. */
const sameKeyMs = 500

/**
 * On SIGTERM or SIGINT: takes no more connections, lets the answers under way end, then closes what `close` closes (the
 * job at hand, the database), and exits. What is not done `withinSeconds`, or at a second Ctrl+C, is cut off.
 */
export function stopOnSignals(server: Server, close: () => Promise<void>, withinSeconds: number): void {
  let stoppingSince: number | undefined
  const stop = async (signal: NodeJS.Signals) => {
    if (stoppingSince !== undefined) return signal === 'SIGINT' && Date.now() - stoppingSince > sameKeyMs ? cutOff() : undefined
    stoppingSince = Date.now()
    setTimeout(cutOff, withinSeconds * 1000).unref()
    log.info({ signal }, 'Stopping: finishing what has begun')
    beginStopping()
    await ended(server)
    await close()
    log.info('Stopped')
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void stop(signal).catch((err) => {
      log.error({ err }, 'Stopping failed')
      process.exit(1)
    }))
  }
}

function cutOff(): never {
  log.warn('Stopped before everything was finished. Jobs go on at the next start; nothing that was confirmed is lost')
  process.exit(1)
}

function ended(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A browser keeps its connection open for the next request: between two, it is closed.
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMs)
    server.close(() => {
      clearInterval(sweep)
      resolve()
    })
  })
}
