import { fold } from '#shared/search/fold'
import { recordKinds } from '#shared/records/kinds'
import { tagColors } from '#shared/tags/schema'
import type { z } from 'zod'
import type { createTagSchema, Tag, UpdateTag } from '#shared/tags/schema'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { changesBetween, recordEvent } from '../events/events'
import { untilNextChange } from '../events/revision-cache'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { countLinks, insertLinksOf, listLinksOf, type TagLinks } from './tag-links.repository'
import { deleteTagRow, findDeletedTag, insertDeletedTag, insertTag, removeDeletedTag, updateTagRow } from './tags.repository'
import { listTags } from './tags'

/** Every tag with how many live records of each kind carry it; kept until the organization's next change. */
export async function listCountedTags(db: Database, actor: Actor): Promise<Tag[]> {
  return await untilNextChange(db, actor.organizationId, 'counted tags', async () => {
    const counts = await Promise.all(recordKinds.map(async kind => [kind, await countLinks(db, kind)] as const))
    return (await listTags(db)).map(tag => ({ ...tag, counts: Object.fromEntries(counts.map(([kind, of]) => [kind, of.get(tag.id) ?? 0])) as Tag['counts'] }))
  })
}

/** Makes a tag that no record carries yet; one of that name (case and accents ignored) is duplicate_tag. */
export async function createTag(db: Database, actor: Actor, input: z.output<typeof createTagSchema>): Promise<Tag> {
  assertCan(actor, 'tags.use')
  return await inTransaction(db, async (trx) => {
    const all = await listTags(trx)
    const same = all.find(tag => fold(tag.name) === fold(input.name))
    if (same) throw duplicateTag(same)
    const tag = { id: newId(), name: input.name, color: input.color ?? tagColors[all.length % tagColors.length]! }
    await insertTag(trx, { ...tag, foldedName: fold(tag.name), createdAt: instantNow() })
    await recordEvent(trx, actor, { type: 'tag.created', subject: { type: 'tag', id: tag.id }, payload: { name: tag.name } })
    return tag
  })
}

/** Gives a tag another name or colour. Named like another one it becomes that one, if that is wanted. Answers the tag that stays. */
export async function updateTag(db: Database, actor: Actor, id: string, { merge, ...input }: UpdateTag): Promise<Tag> {
  assertCan(actor, 'tags.manage')
  return await inTransaction(db, async (trx) => {
    const all = await listTags(trx)
    const before = tagIn(all, id)
    const same = input.name === undefined ? undefined : all.find(tag => tag.id !== id && fold(tag.name) === fold(input.name!))
    if (same && !merge) throw duplicateTag(same)
    if (same) return await mergeTags(trx, actor, before, same)
    const changes = changesBetween<Tag>(before, input)
    if (Object.keys(changes).length === 0) return before
    await updateTagRow(trx, id, { ...input, ...(input.name === undefined ? {} : { foldedName: fold(input.name) }) })
    await recordEvent(trx, actor, { type: changes.name ? 'tag.renamed' : 'tag.updated', subject: { type: 'tag', id }, payload: { name: input.name ?? before.name, changes } })
    return { ...before, ...input }
  })
}

async function mergeTags(trx: Database, actor: Actor, tag: Tag, into: Tag): Promise<Tag> {
  await insertLinksOf(trx, into.id, await listLinksOf(trx, tag.id))
  await deleteTagRow(trx, tag.id)
  await recordEvent(trx, actor, { type: 'tag.merged', subject: { type: 'tag', id: into.id }, payload: { name: into.name, from: tag.name } })
  return into
}

/** Takes a tag off every record. Who carried it is kept, so that it can be restored. */
export async function deleteTag(db: Database, actor: Actor, id: string): Promise<void> {
  assertCan(actor, 'tags.manage')
  await inTransaction(db, async (trx) => {
    const { name, color } = tagIn(await listTags(trx), id)
    const links = await listLinksOf(trx, id)
    const now = instantNow()
    await insertDeletedTag(trx, { id, name, color, createdAt: now, deletedAt: now, links: JSON.stringify(links) })
    await deleteTagRow(trx, id)
    await recordEvent(trx, actor, { type: 'tag.deleted', subject: { type: 'tag', id }, payload: { name, records: recordKinds.reduce((sum, kind) => sum + links[kind].length, 0) } })
  })
}

/** Gives a deleted tag back to the records that carried it. */
export async function restoreTag(db: Database, actor: Actor, id: string): Promise<Tag> {
  assertCan(actor, 'tags.manage')
  return await inTransaction(db, async (trx) => {
    const deleted = await findDeletedTag(trx, id)
    if (!deleted) throw notFound()
    const same = (await listTags(trx)).find(tag => fold(tag.name) === fold(deleted.name))
    if (same) throw duplicateTag(same)
    const tag = { id, name: deleted.name, color: deleted.color }
    await insertTag(trx, { ...tag, foldedName: fold(tag.name), createdAt: deleted.createdAt })
    await insertLinksOf(trx, id, JSON.parse(deleted.links) as TagLinks)
    await removeDeletedTag(trx, id)
    await recordEvent(trx, actor, { type: 'tag.restored', subject: { type: 'tag', id }, payload: { name: tag.name } })
    return tag
  })
}

function tagIn(tags: Tag[], id: string): Tag {
  const tag = tags.find(tag => tag.id === id)
  if (!tag) throw notFound()
  return tag
}

function duplicateTag(same: Tag): DomainError {
  return new DomainError('duplicate_tag', { detail: `There is a tag "${same.name}" already. Merge the two, or take another name.`, extensions: { existingId: same.id } })
}
