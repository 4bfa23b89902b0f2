import type { Insertable, Updateable } from 'kysely'
import type { Database } from '#server/db/database'
import { prepared } from '#server/db/prepared'
import type { DeletedTagsTable, TagsTable } from '#server/db/tag-tables'

export type TaggedKind = 'contact' | 'company' | 'deal'

export async function listTagRows(db: Database) {
  return await db.selectFrom('tags').select(['id', 'name', 'color']).orderBy('foldedName').execute()
}

export async function insertTag(db: Database, tag: Insertable<TagsTable>): Promise<void> {
  await db.insertInto('tags').values(tag).execute()
}

export async function replaceTagLinks(db: Database, kind: TaggedKind, recordId: string, tagIds: string[]): Promise<void> {
  if (kind === 'contact') {
    await db.deleteFrom('contactTags').where('contactId', '=', recordId).execute()
    if (tagIds.length) await db.insertInto('contactTags').values(tagIds.map(tagId => ({ contactId: recordId, tagId }))).execute()
  }
  else if (kind === 'company') {
    await db.deleteFrom('companyTags').where('companyId', '=', recordId).execute()
    if (tagIds.length) await db.insertInto('companyTags').values(tagIds.map(tagId => ({ companyId: recordId, tagId }))).execute()
  }
  else {
    await db.deleteFrom('dealTags').where('dealId', '=', recordId).execute()
    if (tagIds.length) await db.insertInto('dealTags').values(tagIds.map(tagId => ({ dealId: recordId, tagId }))).execute()
  }
}

const namesOfContact = prepared(['id'], (db, { id }: { id: string }) => linksOfContacts(db).where('l.contactId', '=', id))

// Outer joins, so that the planner goes from the records to their tags: from each tag to the records costs more with every tag.
function linksOfContacts(db: Database) {
  return db.selectFrom('contactTags as l').leftJoin('tags as t', 't.id', 'l.tagId').select(['l.contactId as recordId', 't.name']).$narrowType<{ name: string }>().orderBy('t.foldedName')
}

/** The tags of several records, each by name. */
export async function selectTagNames(db: Database, kind: TaggedKind, ids: string[]): Promise<{ recordId: string, name: string }[]> {
  if (kind === 'contact' && ids.length === 1) return await namesOfContact(db, { id: ids[0]! })
  if (kind === 'contact') return await linksOfContacts(db).where('l.contactId', 'in', ids).execute()
  if (kind === 'company') return await db.selectFrom('companyTags as l').leftJoin('tags as t', 't.id', 'l.tagId').select(['l.companyId as recordId', 't.name']).$narrowType<{ name: string }>().where('l.companyId', 'in', ids).orderBy('t.foldedName').execute()
  return await db.selectFrom('dealTags as l').leftJoin('tags as t', 't.id', 'l.tagId').select(['l.dealId as recordId', 't.name']).$narrowType<{ name: string }>().where('l.dealId', 'in', ids).orderBy('t.foldedName').execute()
}

export async function updateTagRow(db: Database, id: string, changes: Updateable<TagsTable>): Promise<void> {
  await db.updateTable('tags').set(changes).where('id', '=', id).execute()
}

/** Deletes a tag; it comes off every record with it. */
export async function deleteTagRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('tags').where('id', '=', id).execute()
}

export async function insertDeletedTag(db: Database, tag: Insertable<DeletedTagsTable>): Promise<void> {
  await db.insertInto('deletedTags').values(tag).execute()
}

export async function findDeletedTag(db: Database, id: string) {
  return await db.selectFrom('deletedTags').select(['name', 'color', 'createdAt', 'links']).where('id', '=', id).executeTakeFirst()
}

export async function removeDeletedTag(db: Database, id: string): Promise<void> {
  await db.deleteFrom('deletedTags').where('id', '=', id).execute()
}
