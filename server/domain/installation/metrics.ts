import type { Database } from '#server/db/database'
import { queuedJobs, writtenMetrics } from '#server/metrics'
import { countOpenJobs } from '#server/queue/queue'

/** Everything measured, as Prometheus text; what stands in the database is counted now. */
export async function collectMetrics(db: Database): Promise<{ text: string, contentType: string }> {
  queuedJobs.reset()
  for (const { type, state, count } of await countOpenJobs(db)) queuedJobs.set({ type, state }, count)
  return await writtenMetrics()
}
