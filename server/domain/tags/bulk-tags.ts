import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { deleteContactTagLinks, deleteUnusedTagRows, insertContactTagLinks } from './bulk-tags.repository'
import { findOrCreateTags, listTags } from './tags'

interface TaggedContact { contactId: string, names: string[] }

/** Adds tags to contacts beside those they have. Answers the ids of the tags that had to be made. */
export async function addContactTags(db: Database, additions: TaggedContact[]): Promise<string[]> {
  const names = new Set(additions.flatMap(addition => addition.names))
  if (names.size === 0) return []
  const known = await tagIds(db)
  const missing = [...names].filter(name => !known.has(fold(name)))
  const made = await findOrCreateTags(db, missing)
  await insertContactTagLinks(db, linksOf(additions, made.length > 0 ? await tagIds(db) : known))
  return made
}

/** Takes tags off contacts. */
export async function removeContactTags(db: Database, removals: TaggedContact[]): Promise<void> {
  if (removals.every(({ names }) => names.length === 0)) return
  await deleteContactTagLinks(db, linksOf(removals, await tagIds(db)))
}

/** Deletes those of the tags that nothing carries any more. */
export async function deleteUnusedTags(db: Database, ids: string[]): Promise<void> {
  if (ids.length > 0) await deleteUnusedTagRows(db, ids)
}

async function tagIds(db: Database): Promise<Map<string, string>> {
  return new Map((await listTags(db)).map(tag => [fold(tag.name), tag.id]))
}

function linksOf(tagged: TaggedContact[], idOf: Map<string, string>): { contactId: string, tagId: string }[] {
  return tagged.flatMap(({ contactId, names }) => names.flatMap((name) => {
    const tagId = idOf.get(fold(name))
    return tagId ? [{ contactId, tagId }] : []
  }))
}
