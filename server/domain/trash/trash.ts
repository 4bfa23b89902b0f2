import type { ListTrash, TrashPage } from '#shared/trash/schema'
import { trashKinds } from '#shared/trash/values'
import type { Database } from '#server/db/database'
import { decodeCursor, encodeCursor } from '#server/db/pagination'
import type { Actor } from '../actor'
import { findDeleters, trashReaders, type Trashed } from './trash.repository'

const cursorKey = 'trash'

/** What lies in the trash, of one kind or of all, what was deleted last first. Reps see their own. */
export async function listTrash(db: Database, actor: Actor, { kind, deletedBy, limit, cursor }: ListTrash): Promise<TrashPage> {
  const kinds = kind ? [kind] : trashKinds
  const part = { deletedBy, after: positionOf(cursor), limit: limit + 1 }
  const found = (await Promise.all(kinds.map(one => trashReaders[one](db, actor, part)))).flat().sort(latestFirst)
  const page = found.slice(0, limit)
  const deleters = new Map((await Promise.all(kinds.map(one => findDeleters(db, one, page.filter(record => record.kind === one).map(({ id }) => id))))).flatMap(names => [...names]))
  const last = page.at(-1)
  return {
    records: page.map(record => ({ ...record, deletedByName: deleters.get(record.id) ?? null })),
    cursor: last && found.length > limit ? encodeCursor(cursorKey, { value: last.deletedAt, id: last.id }) : null,
  }
}

function positionOf(cursor: string | undefined): { deletedAt: string, id: string } | undefined {
  if (cursor === undefined) return undefined
  const { value, id } = decodeCursor(cursor, cursorKey)
  return { deletedAt: String(value), id }
}

function latestFirst(a: Trashed, b: Trashed): number {
  if (a.deletedAt !== b.deletedAt) return a.deletedAt < b.deletedAt ? 1 : -1
  return a.id < b.id ? 1 : -1
}
