import { monitorEventLoopDelay } from 'node:perf_hooks'
import { defineEventHandler, type Router } from 'h3'

const RESOLUTION_MS = 5
const NS_PER_MS = 1e6
const US_PER_MS = 1e3

/** What only a benchmark asks (BENCH=true): a bare route to compare with, and how the process has been since it last asked. */
export function openMeters(router: Router): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  router.get('/api/bench/bare', defineEventHandler(() => ({ status: 'ok' })))
  router.get('/api/bench/process', defineEventHandler(() => {
    // The meter counts its own interval as delay.
    const loopDelayP99Ms = Math.max(0, delay.percentile(99) / NS_PER_MS - RESOLUTION_MS)
    delay.reset()
    const { user, system } = process.cpuUsage()
    return { loopDelayP99Ms, rssMb: process.memoryUsage.rss() / 2 ** 20, cpuMs: (user + system) / US_PER_MS }
  }))
}
