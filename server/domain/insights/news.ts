import { dayOf } from '#shared/dates/days'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import type { HistoryLines } from '../ai/history-lines'
import type { HistorySource } from '../ai/record-history'
import { getContact } from '../contacts/contacts'
import { getDeal } from '../deals/deals'
import { getTask } from '../tasks/tasks'

/** What a number in a text of Claude stands for. */
export type SourceKey = [type: HistorySource['type'], id: string]

/** How much has happened, or was changed, that somebody who asked at that instant was not told of. */
export function newsSince({ entries }: HistoryLines, keys: SourceKey[], askedAt: string): number {
  const known = new Set(keys.map(([, id]) => id))
  const oldest = entries.findLastIndex(({ source }) => known.has(source.id))
  // What lies before the oldest one that was told had been left out, and still would be.
  const recent = oldest === -1 ? entries : entries.slice(0, oldest + 1)
  return recent.filter(({ source, changedAt }) => !known.has(source.id) || changedAt > askedAt).length
}

/** The sources in their order, as they are called today; undefined if the actor no longer sees one of them. */
export async function stillSeen(db: Database, actor: Actor, { entries, record }: HistoryLines, keys: SourceKey[]): Promise<HistorySource[] | null> {
  const known = new Map([...entries, ...record.related.flatMap(({ lines }) => lines)].map(({ source }) => [source.id, source]))
  const sources: HistorySource[] = []
  for (const [type, id] of keys) {
    const source = known.get(id) ?? await find(db, actor, type, id)
    if (!source) return null
    sources.push(source)
  }
  return sources
}

const titles: Partial<Record<HistorySource['type'], (db: Database, actor: Actor, id: string) => Promise<{ title: string, createdAt: string }>>> = {
  task: getTask,
  deal: getDeal,
  contact: async (db, actor, id) => {
    const { name, createdAt } = await getContact(db, actor, id)
    return { title: name, createdAt }
  },
}

/** A task that is done or a deal that made room for newer ones is told no longer, but still seen. */
async function find(db: Database, actor: Actor, type: HistorySource['type'], id: string): Promise<HistorySource | undefined> {
  const found = await titles[type]?.(db, actor, id).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'not_found') return undefined
    throw error
  })
  return found && { type, id, title: found.title, on: dayOf(found.createdAt, actor.timeZone) }
}
