import { seesEverything } from '#shared/members/permissions'
import { searchWords } from '#shared/search/fold'
import { searchKinds, type SearchKind, type SearchPage, type SearchQuery } from '#shared/search/schema'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { decodeNumber, encodeCursor } from '#server/db/pagination'
import type { Actor } from '../actor'
import { untilNextChange, viewOf } from '../events/revision-cache'
import { withMarks } from './passages'
import { findRecords, type Found } from './search.repository'

const cursorKey = 'search'
/** Whoever has not found it among so many adds a word. */
const mostFound = 200

/**
 * Records of every kind that the actor sees, in one order: those whose name begins with what was typed, then the others
 * that have its words, the best of each kind in turn. Kept until the organization's next change.
 */
export async function searchRecords(db: Database, actor: Actor, query: SearchQuery): Promise<SearchPage> {
  if (searchWords(query.q).length === 0) return { results: [], cursor: null }
  return await untilNextChange(db, actor.organizationId, JSON.stringify(['search', viewOf(actor), query]), () => search(db, actor, query))
}

async function search(db: Database, actor: Actor, { q, kind, limit, cursor }: SearchQuery): Promise<SearchPage> {
  const words = searchWords(q)
  const start = cursor === undefined ? 0 : Math.min(decodeNumber(cursor, cursorKey), mostFound)
  const end = Math.min(start + limit, mostFound)
  const all = await findInOrder(db, actor, kind ?? searchKinds, q, words, end + 1)
  const results = all.slice(start, end).map(found => withMarks(found, words))
  return { results, cursor: all.length > end && end < mostFound ? encodeCursor(cursorKey, { value: end, id: '' }) : null }
}

async function findInOrder(db: Database, actor: Actor, kinds: readonly SearchKind[], q: string, words: string[], room: number): Promise<Found[]> {
  const found = await Promise.all([...new Set(kinds)].map(async (kind) => {
    const named = kind === 'activity' ? [] : await findRecords(db, actor, kind, { beginning: q }, room)
    const known = new Set(named.map(({ id }) => id))
    const others = named.length < room ? await findByWords(db, actor, kind, words, room) : []
    return { named, others: others.filter(({ id }) => !known.has(id)) }
  }))
  return [...inTurn(found.map(({ named }) => named)), ...inTurn(found.map(({ others }) => others))].slice(0, room)
}

async function findByWords(db: Database, actor: Actor, kind: SearchKind, words: string[], limit: number): Promise<Found[]> {
  // Who sees a part of the records is searched for in that part: the best of all could be none of theirs.
  if (!seesEverything(actor.role)) return await findRecords(db, actor, kind, { words }, limit)
  const best = await engineOf(db).search(db, kind, actor.organizationId, words, limit)
  if (best.length === 0) return []
  const places = new Map(best.map(({ id }, place) => [id, place]))
  const results = await findRecords(db, actor, kind, { ids: [...places.keys()] }, limit)
  return results.sort((a, b) => places.get(a.id)! - places.get(b.id)!)
}

/** The first of each list, the second of each, and so on: engines rank within a kind, and ranks of two kinds cannot be compared. */
function inTurn<T>(lists: T[][]): T[] {
  const longest = Math.max(0, ...lists.map(list => list.length))
  return Array.from({ length: longest }, (_, place) => lists.flatMap(list => list.slice(place, place + 1))).flat()
}
