import { pluralOf, recordKinds, type RecordKind } from '#shared/records/kinds'
import { inBlocks } from '#server/db/blocks'
import type { Database } from '#server/db/database'
import type { Kysely } from 'kysely'

/** The records that carry a tag. */
export type TagLinks = Record<RecordKind, string[]>

/** The three tables of links are alike, and the scope guards them under any type. */
function anyTables(db: Database): Kysely<Record<string, Record<string, string | number | null>>> {
  return db as unknown as Kysely<Record<string, Record<string, string | number | null>>>
}

export async function listLinksOf(db: Database, tagId: string): Promise<TagLinks> {
  const links: TagLinks = { contact: [], company: [], deal: [] }
  for (const kind of recordKinds) {
    const rows = await anyTables(db).selectFrom(`${kind}Tags`).select(`${kind}Id as recordId`).where('tagId', '=', tagId).execute()
    links[kind] = rows.map(({ recordId }) => String(recordId))
  }
  return links
}

/** Gives records a tag beside those they have; records that are gone are left out. */
export async function insertLinksOf(db: Database, tagId: string, links: TagLinks): Promise<void> {
  for (const kind of recordKinds) {
    await inBlocks(links[kind], async (ids) => {
      const there = await anyTables(db).selectFrom(pluralOf[kind]).select('id').where('id', 'in', ids).execute()
      if (there.length === 0) return
      await anyTables(db).insertInto(`${kind}Tags`).values(there.map(({ id }) => ({ [`${kind}Id`]: id, tagId }))).onConflict(conflict => conflict.doNothing()).execute()
    })
  }
}

/** How many live records of a kind carry each tag. */
export async function countLinks(db: Database, kind: RecordKind): Promise<Map<string, number>> {
  const rows = await anyTables(db).selectFrom(`${kind}Tags as l`).innerJoin(`${pluralOf[kind]} as r`, 'r.id', `l.${kind}Id`).where('r.deletedAt', 'is', null)
    .select(['l.tagId', eb => eb.fn.countAll<number>().as('count')]).groupBy('l.tagId').execute()
  return new Map(rows.map(({ tagId, count }) => [String(tagId), Number(count)]))
}
