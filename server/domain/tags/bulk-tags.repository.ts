import { inBlocks } from '#server/db/blocks'
import type { Database } from '#server/db/database'

interface ContactTagLink { contactId: string, tagId: string }

export async function insertContactTagLinks(db: Database, links: ContactTagLink[]): Promise<void> {
  await inBlocks(links, async block => await db.insertInto('contactTags').values(block).onConflict(conflict => conflict.doNothing()).execute())
}

export async function deleteContactTagLinks(db: Database, links: ContactTagLink[]): Promise<void> {
  for (const { contactId, tagId } of links) {
    await db.deleteFrom('contactTags').where('contactId', '=', contactId).where('tagId', '=', tagId).execute()
  }
}

/** Deletes tags that no live contact, no company and no deal carries. */
export async function deleteUnusedTagRows(db: Database, ids: string[]): Promise<void> {
  await db.deleteFrom('tags').where('id', 'in', ids)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('contactTags as l').innerJoin('contacts as c', 'c.id', 'l.contactId').select('l.tagId').whereRef('l.tagId', '=', 'tags.id').where('c.deletedAt', 'is', null))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('companyTags as l').select('l.tagId').whereRef('l.tagId', '=', 'tags.id'))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('dealTags as l').select('l.tagId').whereRef('l.tagId', '=', 'tags.id'))))
    .execute()
}
