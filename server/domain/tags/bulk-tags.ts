import { fold } from '#shared/search/fold'
import { inBlocks } from '#server/db/blocks'
import type { Database } from '#server/db/database'
import { listTagRows } from './tags.repository'
import { findOrCreateTags } from './tags'

/** Adds tags to contacts beside those they have. Answers the ids of the tags that had to be made. */
export async function addContactTags(db: Database, additions: { contactId: string, names: string[] }[]): Promise<string[]> {
  const names = [...new Set(additions.flatMap(addition => addition.names))]
  if (names.length === 0) return []
  const before = new Set((await listTagRows(db)).map(tag => tag.id))
  const ids = await findOrCreateTags(db, names)
  const rows = await listTagRows(db)
  const idOf = new Map(rows.map(tag => [fold(tag.name), tag.id]))
  const links = additions.flatMap(({ contactId, names }) => names.flatMap((name) => {
    const tagId = idOf.get(fold(name))
    return tagId ? [{ contactId, tagId }] : []
  }))
  await inBlocks(links, async block => await db.insertInto('contactTags').values(block).onConflict(conflict => conflict.doNothing()).execute())
  return ids.filter(id => !before.has(id))
}
