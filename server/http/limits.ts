import { DomainError } from '#server/errors'

const minute = 60_000

interface Window { startedAt: number, count: number }

const windows = new Map<string, Window>()
const mostWindows = 50_000

/** Counts a request of `subject` against `limit` a minute (0: no limit); counters live in memory. */
export function countRequest(subject: string, limit: number, now = Date.now()): void {
  if (limit === 0) return
  let window = windows.get(subject)
  if (!window || now - window.startedAt >= minute) {
    if (windows.size >= mostWindows) windows.clear()
    windows.set(subject, window = { startedAt: now, count: 0 })
  }
  window.count++
  if (window.count <= limit) return
  throw new DomainError('too_many_requests', {
    detail: `${window.count} requests in this minute; ${limit} are allowed. Wait a moment and go on.`,
    extensions: { used: window.count, limit },
    retryAfterSeconds: (window.startedAt + minute - now) / 1000,
  })
}
