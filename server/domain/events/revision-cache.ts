import { seesEverything } from '#shared/members/permissions'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { findLastEvent } from './events.repository'

interface Entry { revision: string, value: Promise<unknown> }

/** Where answers are kept; the one used least recently makes room. */
class Shelf {
  readonly #most: number
  readonly #entries = new Map<string, Entry>()

  constructor(most: number) {
    this.#most = most
  }

  find(name: string): Entry | undefined {
    const entry = this.#entries.get(name)
    if (!entry) return undefined
    this.#entries.delete(name)
    this.#entries.set(name, entry)
    return entry
  }

  clear(): void {
    this.#entries.clear()
  }

  keep(name: string, entry: Entry): void {
    this.#entries.delete(name)
    if (this.#entries.size >= this.#most) this.#entries.delete(this.#entries.keys().next().value!)
    this.#entries.set(name, entry)
    entry.value.catch(() => this.#entries.delete(name))
  }
}

const counts = new Shelf(2000)
/** For whole answers of some hundred kilobytes. */
export const pages = new Shelf(100)

/** What an answer depends on of whoever asks: reps see what is theirs, all others the same. */
export function viewOf(actor: Pick<Actor, 'role' | 'userId'>): string {
  return seesEverything(actor.role) ? '' : actor.userId
}

/** After another database took the place of this one: its organizations may be at the same event and hold something else. */
export function forgetAnswers(): void {
  counts.clear()
  pages.clear()
}

/**
 * Keeps counts and sums as long as nothing has changed: every change writes an event, so the hash of the
 * organization's last event tells, across processes, engines and restored backups, whether an answer is still true.
 * `key` must name everything the answer depends on, the actor's view included.
 */
export async function untilNextChange<T>(db: Database, organizationId: string, key: string, compute: () => Promise<T>, shelf = counts): Promise<T> {
  const revision = (await findLastEvent(db))?.hash ?? ''
  const name = `${organizationId} ${key}`
  const known = shelf.find(name)
  if (known?.revision === revision) return await known.value as T
  const value = compute()
  shelf.keep(name, { revision, value })
  return await value
}

/** The count that was last worked out, however old, else a new one: good enough to choose between two ways to the same rows. */
export async function roughly(db: Database, organizationId: string, key: string, count: () => Promise<number>): Promise<number> {
  const known = counts.find(`${organizationId} ${key}`)
  return known ? await known.value as number : await untilNextChange(db, organizationId, key, count)
}
