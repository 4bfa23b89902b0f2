import type { Kysely } from 'kysely'
import { contactName } from '#shared/contacts/name'
import { pluralOf, type RecordKind } from '#shared/records/kinds'
import { inBlocks, padded } from '#server/db/blocks'
import type { Database } from '#server/db/database'

export type Columns = Record<string, string | number | null>

/** A record as bulk changes see it: its row, what it is called, and the ids of its tags where they matter. */
export interface BulkRecord { id: string, version: number, ownerId: string | null, name: string, row: Columns, tagIds: string[] }

type AnyTables = Kysely<Record<string, Columns>>

/** The three tables are alike in what is done here, and the scope guards them under any type. */
function anyTables(db: Database): AnyTables {
  return db as unknown as AnyTables
}

/** Records by id, those in the trash too. */
export async function findRecords(db: Database, kind: RecordKind, ids: string[], { withTags = false } = {}): Promise<Map<string, BulkRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await anyTables(db).selectFrom(pluralOf[kind]).selectAll().where('id', 'in', padded(ids)).execute()
  const tagIds = withTags ? await findTagIds(db, kind, ids) : new Map<string, string[]>()
  return new Map(rows.map((row) => {
    const { id, version, ownerId } = row as { id: string, version: number, ownerId: string | null }
    return [id, { id, version, ownerId, name: nameOf(kind, row), row, tagIds: tagIds.get(id) ?? [] }]
  }))
}

function nameOf(kind: RecordKind, row: Columns): string {
  if (kind === 'contact') return contactName(row as Parameters<typeof contactName>[0])
  return String(kind === 'company' ? row.name : row.title)
}

async function findTagIds(db: Database, kind: RecordKind, ids: string[]): Promise<Map<string, string[]>> {
  const rows = await anyTables(db).selectFrom(`${kind}Tags`).select([`${kind}Id as recordId`, 'tagId']).where(`${kind}Id`, 'in', padded(ids)).execute()
  return new Map([...Map.groupBy(rows, row => String(row.recordId))].map(([id, links]) => [id, links.map(({ tagId }) => String(tagId))]))
}

/** Sets columns of records, the version rising by one; those that get the same values in one statement. */
export async function setColumns(db: Database, kind: RecordKind, changes: { id: string, set: Columns }[]): Promise<void> {
  for (const alike of Map.groupBy(changes, ({ set }) => JSON.stringify(set)).values()) {
    await inBlocks(alike, async block => await anyTables(db).updateTable(pluralOf[kind])
      .set(eb => ({ ...block[0]!.set, version: eb('version', '+', 1) })).where('id', 'in', block.map(({ id }) => id)).execute())
  }
}

export interface TagLink { recordId: string, tagId: string }

export async function insertTagLinks(db: Database, kind: RecordKind, links: TagLink[]): Promise<void> {
  await inBlocks(links, async block => await anyTables(db).insertInto(`${kind}Tags`)
    .values(block.map(({ recordId, tagId }) => ({ [`${kind}Id`]: recordId, tagId }))).onConflict(conflict => conflict.doNothing()).execute())
}

export async function deleteTagLinks(db: Database, kind: RecordKind, links: TagLink[]): Promise<void> {
  for (const [tagId, ofTag] of Map.groupBy(links, link => link.tagId)) {
    await inBlocks(ofTag, async block => await anyTables(db).deleteFrom(`${kind}Tags`)
      .where('tagId', '=', tagId).where(`${kind}Id`, 'in', block.map(({ recordId }) => recordId)).execute())
  }
}
