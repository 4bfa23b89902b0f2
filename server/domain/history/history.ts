import type { HistoryEntry, HistoryKind, ListHistory, RecordHistory } from '#shared/history/schema'
import type { Database } from '#server/db/database'
import { decodeNumber, encodeCursor } from '#server/db/pagination'
import type { Actor } from '../actor'
import { namesFor } from '../events/names'
import { idsIn, readableChanges } from '../events/readable-changes'
import { changesIn, isSame } from './changes'
import { listEventsOf } from './history.repository'
import { kinds } from './kinds'

const cursorKey = 'history'

/** What happened to a record that the actor sees, the newest first, and what of it can be put back. */
export async function getHistory(db: Database, actor: Actor, kind: HistoryKind, id: string, { cursor, limit }: ListHistory): Promise<RecordHistory> {
  const { get, fields } = kinds[kind]
  const record = await get(db, actor, id)
  const before = cursor === undefined ? undefined : decodeNumber(cursor, cursorKey)
  const found = await listEventsOf(db, kind, id, { before, limit: limit + 1 })
  const events = found.slice(0, limit).map(({ payload, ...event }) => ({ ...event, ...changesIn(payload) }))
  const names = await namesFor(db, actor.organizationId, events.flatMap(({ shown }) => idsIn(shown)))
  let canReturnTo = before !== undefined
  const entries = events.map(({ id, type, occurredAt, actorName, shown, all }): HistoryEntry => {
    const ours = Object.entries(all).filter(([field]) => fields.includes(field))
    const entry = {
      id, type, occurredAt, actorName, changes: readableChanges(shown, names), canReturnTo,
      canPutBack: ours.some(([field, { before }]) => !isSame(before, record[field as keyof typeof record])),
    }
    canReturnTo ||= ours.length > 0
    return entry
  })
  const last = events.at(-1)
  return { entries, version: record.version, cursor: last && found.length > limit ? encodeCursor(cursorKey, { value: last.position, id: last.id }) : null }
}
