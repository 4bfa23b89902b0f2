const dayMs = 24 * 3600_000

/** The day in UTC, by which use is counted: one clock for all members, wherever they are. */
export function usageDay(now = Date.now()): string {
  return new Date(now).toISOString().slice(0, 10)
}

/** How long until the next day begins in UTC. */
export function secondsLeftToday(now = Date.now()): number {
  return (dayMs - now % dayMs) / 1000
}

/** This day and those before it, the latest last. */
export function lastUsageDays(count: number, now = Date.now()): string[] {
  return Array.from({ length: count }, (_, index) => usageDay(now - (count - 1 - index) * dayMs))
}
