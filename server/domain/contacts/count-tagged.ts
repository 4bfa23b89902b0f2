import type { Database } from '#server/db/database'

/**
 * How many live contacts have all of these tags (folded names): the links there are, less those of contacts in the trash.
 * Two indexes answer it, and no contact is read.
 */
export async function countTagged(db: Database, names: string[]): Promise<number> {
  const wanted = [...new Set(names)]
  const tags = await db.selectFrom('tags').select('id').where('foldedName', 'in', wanted).execute()
  if (tags.length < wanted.length) return 0
  const [first, ...others] = tags.map(({ id }) => id)
  let linked = db.selectFrom('contactTags as l').select(eb => eb.fn.countAll<number>().as('count')).where('l.tagId', '=', first!)
  for (const tagId of others) linked = linked.where(eb => eb.exists(eb.selectFrom('contactTags as m').select('m.tagId').whereRef('m.contactId', '=', 'l.contactId').where('m.tagId', '=', tagId)))
  let trashed = db.selectFrom('contacts as c').select(eb => eb.fn.countAll<number>().as('count')).where('c.deletedAt', 'is not', null)
  for (const { id } of tags) trashed = trashed.where(eb => eb.exists(eb.selectFrom('contactTags as m').select('m.tagId').whereRef('m.contactId', '=', 'c.id').where('m.tagId', '=', id)))
  const [all, gone] = await Promise.all([linked.executeTakeFirstOrThrow(), trashed.executeTakeFirstOrThrow()])
  return Number(all.count) - Number(gone.count)
}
