/** What the requests of one row took, in milliseconds, and how many of them there were in a second. */
export interface Figures { p50: number, p95: number, p99: number, rps: number }

/** A line of the benchmark's table. */
export interface BenchRow extends Figures {
  name: string
  connections: number
  /** The server's processor time for one request, in milliseconds: it tells the same on a busy machine. */
  cpu?: number
}

/** The figures of requests that took `times` (ms) within `elapsedMs`. */
export function figures(times: number[], elapsedMs: number): Figures {
  const sorted = Float64Array.from(times).sort()
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), rps: Math.round(times.length / (elapsedMs / 1000)) }
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000
}
