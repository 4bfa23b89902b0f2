import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/**
 * What the program measures of itself, in Prometheus' terms. Labels take few values, known beforehand: a route's
 * pattern, never an address; a kind of job, never its id.
 */
const registry = new Registry()
const registers = [registry]

/** How long requests took, by route pattern and status. */
export const requestDuration = new Histogram({
  name: 'simplecrm_http_request_duration_seconds', help: 'Time to answer a request.', labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10], registers,
})

/** How long jobs took and how they ended: `done`, `failed` (to be tried again) or `parked` (given up). */
export const jobDuration = new Histogram({
  name: 'simplecrm_job_duration_seconds', help: 'Time to do a job, by its kind and outcome.', labelNames: ['type', 'outcome'] as const,
  buckets: [0.01, 0.1, 0.5, 1, 5, 30], registers,
})

/** Jobs in the database that are not done: `waiting`, `running` or `parked`. */
export const queuedJobs = new Gauge({ name: 'simplecrm_jobs', help: 'Jobs that are not done.', labelNames: ['type', 'state'] as const, registers })

/** Rows of imported files, by what became of them. */
export const importedRows = new Counter({ name: 'simplecrm_import_rows_total', help: 'Rows of imported files.', labelNames: ['outcome'] as const, registers })

/** Uses of Claude by how they ended: `answered` (paid), `cached` or `failed`. */
export const aiCalls = new Counter({ name: 'simplecrm_ai_calls_total', help: 'Uses of Claude.', labelNames: ['outcome'] as const, registers })

interface Pool { totalCount: number, idleCount: number, waitingCount: number }

let pool: Pool | undefined

/** Names the pool of connections whose use is measured. */
export function watchPool(watched: Pool): void {
  pool = watched
}

new Gauge({
  name: 'simplecrm_database_connections', help: 'Connections to PostgreSQL, and requests that wait for one.', labelNames: ['state'] as const, registers,
  collect() {
    if (!pool) return
    this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
    this.set({ state: 'idle' }, pool.idleCount)
    this.set({ state: 'wanted' }, pool.waitingCount)
  },
})

const build = new Gauge({ name: 'simplecrm_build_info', help: 'The version that runs.', labelNames: ['version'] as const, registers })

/** Begins to measure the process itself: memory, processor, event loop delay, garbage collection. */
export function measureProcess(version: string): void {
  build.set({ version }, 1)
  collectDefaultMetrics({ register: registry })
}

/** Everything measured so far, as Prometheus text, and its content type. */
export async function writtenMetrics(): Promise<{ text: string, contentType: string }> {
  return { text: await registry.metrics(), contentType: registry.contentType }
}
