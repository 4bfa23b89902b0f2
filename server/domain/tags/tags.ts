import { fold } from '#shared/search/fold'
import { tagColors, type Tag } from '#shared/tags/schema'
import type { Database } from '#server/db/database'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { insertTag, listTagRows, replaceTagLinks, selectTagNames, type TaggedKind } from './tags.repository'

/** Every tag of the organization, by name. */
export async function listTags(db: Database): Promise<Tag[]> {
  return await listTagRows(db)
}

/** Gives a record exactly these tags; names that are new make tags, with the next colour of the palette. */
export async function setTags(db: Database, kind: TaggedKind, recordId: string, names: string[]): Promise<void> {
  await replaceTagLinks(db, kind, recordId, await findOrCreateTags(db, names))
}

/** The ids of tags by name (case and accents ignored), made where missing. */
export async function findOrCreateTags(db: Database, names: string[]): Promise<string[]> {
  if (names.length === 0) return []
  const known = new Map((await listTagRows(db)).map(tag => [fold(tag.name), tag.id]))
  const ids = new Set<string>()
  for (const name of names) {
    const foldedName = fold(name)
    let id = known.get(foldedName)
    if (!id) {
      id = newId()
      await insertTag(db, { id, name, foldedName, color: tagColors[known.size % tagColors.length]!, createdAt: instantNow() })
      known.set(foldedName, id)
    }
    ids.add(id)
  }
  return [...ids]
}

/** The tag names of several records, by record. */
export async function tagNamesOf(db: Database, kind: TaggedKind, recordIds: string[]): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>()
  if (recordIds.length === 0) return names
  for (const { recordId, name } of await selectTagNames(db, kind, recordIds)) {
    const list = names.get(recordId)
    if (list) list.push(name)
    else names.set(recordId, [name])
  }
  return names
}
