import type { Changes } from '../events/events'

/** What an event says that changed: to people (`shown`), and all of it. */
export function changesIn(payload: string | null): { shown: Changes, all: Changes } {
  const { changes = {}, besides = {} } = JSON.parse(payload ?? '{}') as { changes?: Changes, besides?: Changes }
  return { shown: changes, all: { ...changes, ...besides } }
}

/** What was absent and what was empty are the same. */
export function isSame(before: unknown, now: unknown): boolean {
  return JSON.stringify(before ?? null) === JSON.stringify(now ?? null)
}
