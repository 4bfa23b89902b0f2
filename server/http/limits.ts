import { DomainError } from '#server/errors'
import { shareCounts } from './shared-counts'

const minuteMs = 60_000
const mostSubjects = 50_000

/** The requests of one subject in one minute: what others counted as far as is known, and what this process has not told them. */
export interface Count { shared: number, unshared: number }

type Counts = Map<string, Count>

let minute = 0
let current: Counts = new Map()
let previous: Counts = new Map()

/** How much of a limit is used, when the first of it is free again, and when the next request passes. */
export interface Rate { used: number, resetSeconds: number, retryAfterSeconds: number }

/**
 * Counts a request of `subject` in the last sixty seconds; undefined without a limit (0). Of the minute before this one,
 * the part that has not gone by yet counts, as if its requests had come evenly.
 */
export function rateOf(subject: string, limit: number, now = Date.now()): Rate | undefined {
  if (limit === 0) return undefined
  turnTo(Math.floor(now / minuteMs))
  const count = current.get(subject) ?? { shared: 0, unshared: 0 }
  count.unshared++
  current.set(subject, count)
  shareCounts({ minute, current, previous })

  const passed = (now % minuteMs) / minuteMs
  const before = sum(previous.get(subject))
  const resetSeconds = (1 - passed) * 60
  return {
    used: Math.ceil(sum(count) + before * (1 - passed)),
    resetSeconds,
    retryAfterSeconds: sum(count) >= limit ? resetSeconds : resetSeconds - (limit - sum(count)) / before * 60,
  }
}

/** Counts a request of `subject`; throws too_many_requests beyond the limit. */
export function countRequest(subject: string, limit: number, now = Date.now()): void {
  const rate = rateOf(subject, limit, now)
  if (rate && rate.used > limit) throw tooManyRequests(limit, rate)
}

export function tooManyRequests(limit: number, { used, retryAfterSeconds }: Rate): DomainError {
  return new DomainError('too_many_requests', {
    detail: `${used} requests in this minute; ${limit} are allowed. Wait a moment and go on.`,
    extensions: { used, limit },
    retryAfterSeconds,
  })
}

function turnTo(wanted: number): void {
  if (wanted !== minute) {
    previous = wanted === minute + 1 ? current : new Map()
    current = new Map()
    minute = wanted
  }
  else if (current.size >= mostSubjects) current.clear()
}

function sum(count: Count | undefined): number {
  return count ? count.shared + count.unshared : 0
}
