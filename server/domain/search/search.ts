import { seesEverything } from '#shared/members/permissions'
import { searchWords } from '#shared/search/fold'
import { searchKinds, type SearchQuery, type SearchResult } from '#shared/search/schema'
import type { Database } from '#server/db/database'
import { engineOf, type SearchKind } from '#server/db/dialect/dialect'
import type { Actor } from '../actor'
import { untilNextChange, viewOf } from '../events/revision-cache'
import { findRecords } from './search.repository'

/**
 * Records of every kind that the actor sees, in one answer: those whose name begins with what was typed first,
 * then the others that have its words; every kind gets its share of the room. Kept until the organization's next change.
 */
export async function searchRecords(db: Database, actor: Actor, query: SearchQuery): Promise<SearchResult[]> {
  if (searchWords(query.q).length === 0) return []
  return await untilNextChange(db, actor.organizationId, JSON.stringify(['search', viewOf(actor), query]), () => search(db, actor, query))
}

async function search(db: Database, actor: Actor, { q, kind, limit }: SearchQuery): Promise<SearchResult[]> {
  const words = searchWords(q)
  const found = await Promise.all((kind ? [kind] : searchKinds).map(async (one) => {
    const named = one === 'activity' ? [] : await findRecords(db, actor, one, { beginning: q }, limit)
    const known = new Set(named.map(({ id }) => id))
    const others = named.length < limit ? await findByWords(db, actor, one, words, limit) : []
    return { named, others: others.filter(({ id }) => !known.has(id)) }
  }))
  const named = shared(found.map(({ named }) => named), limit)
  return [...named, ...shared(found.map(({ others }) => others), limit - named.length)]
}

async function findByWords(db: Database, actor: Actor, kind: SearchKind, words: string[], limit: number): Promise<SearchResult[]> {
  // Who sees a part of the records is searched for in that part: the best of all could be none of theirs.
  if (!seesEverything(actor.role)) return await findRecords(db, actor, kind, { words }, limit)
  const best = await engineOf(db).search(db, kind, actor.organizationId, words, limit)
  if (best.length === 0) return []
  const places = new Map(best.map(({ id }, place) => [id, place]))
  const results = await findRecords(db, actor, kind, { ids: [...places.keys()] }, limit)
  return results.sort((a, b) => places.get(a.id)! - places.get(b.id)!)
}

/** The lists one after the other, cut so that they share the room evenly; what one does not need is the others'. */
function shared<T>(lists: T[][], room: number): T[] {
  const takes = lists.map(() => 0)
  for (let left = room, progress = true; left > 0 && progress;) {
    progress = false
    for (const [index, list] of lists.entries()) {
      if (left === 0 || takes[index]! >= list.length) continue
      takes[index]!++
      left--
      progress = true
    }
  }
  return lists.flatMap((list, index) => list.slice(0, takes[index]))
}
