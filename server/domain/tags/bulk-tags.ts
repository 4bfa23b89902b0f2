import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { deleteContactTagLinks, deleteUnusedTagRows, insertContactTagLinks } from './bulk-tags.repository'
import { findOrCreateTags, listTags } from './tags'

interface TaggedContact { contactId: string, names: string[] }

/** Adds tags to contacts beside those they have. Answers the ids of the tags that had to be made. */
export async function addContactTags(db: Database, additions: TaggedContact[]): Promise<string[]> {
  const names = [...new Set(additions.flatMap(addition => addition.names))]
  if (names.length === 0) return []
  const before = new Set((await listTags(db)).map(tag => tag.id))
  const ids = await findOrCreateTags(db, names)
  await insertContactTagLinks(db, await linksOf(db, additions))
  return ids.filter(id => !before.has(id))
}

/** Takes tags off contacts. */
export async function removeContactTags(db: Database, removals: TaggedContact[]): Promise<void> {
  if (removals.every(({ names }) => names.length === 0)) return
  await deleteContactTagLinks(db, await linksOf(db, removals))
}

/** Deletes those of the tags that nothing carries any more. */
export async function deleteUnusedTags(db: Database, ids: string[]): Promise<void> {
  if (ids.length > 0) await deleteUnusedTagRows(db, ids)
}

async function linksOf(db: Database, tagged: TaggedContact[]): Promise<{ contactId: string, tagId: string }[]> {
  const idOf = new Map((await listTags(db)).map(tag => [fold(tag.name), tag.id]))
  return tagged.flatMap(({ contactId, names }) => names.flatMap((name) => {
    const tagId = idOf.get(fold(name))
    return tagId ? [{ contactId, tagId }] : []
  }))
}
