import type { Database } from '#server/db/database'
import { findLastEvent } from './events.repository'

interface Entry { revision: number, value: Promise<unknown> }

const mostEntries = 2000
const entries = new Map<string, Entry>()

/**
 * Keeps counts and sums as long as nothing has changed: every change writes an event, so the position of the
 * organization's last event tells, across processes and on both engines, whether an answer is still true.
 * `key` must name everything the answer depends on, the actor's view included.
 */
export async function untilNextChange<T>(db: Database, organizationId: string, key: string, compute: () => Promise<T>): Promise<T> {
  const revision = (await findLastEvent(db))?.position ?? 0
  const name = `${organizationId} ${key}`
  const known = entries.get(name)
  if (known?.revision === revision) return await known.value as T
  if (entries.size >= mostEntries) entries.delete(entries.keys().next().value!)
  const value = compute()
  entries.set(name, { revision, value })
  value.catch(() => entries.delete(name))
  return await value
}
