import { expressionBuilder, type Expression, type SelectQueryBuilder, type SqlBool } from 'kysely'
import { DomainError } from '#server/errors'
import type { Schema } from './schema'

/** Where a page ended: the value of the sort column there (null: among the rows without one) and the row's id. */
export interface Position { value: string | number | null, id: string }

export interface Page<Row> { rows: Row[], cursor: string | null }

export interface Paging<Row> {
  /** `table.column`, indexed together with the id. */
  column: string
  /** Stands for `column` in the statement, such as the engine's `unindexed` form of it. */
  ordering?: Expression<unknown>
  idColumn: string
  descending: boolean
  /** The column may be null: such rows come last in either direction. */
  nullable: boolean
  limit: number
  cursor: string | undefined
  /** What the cursor must belong to; a cursor of another sort is refused. */
  key: string
  positionOf: (row: Row) => Position
}

/**
 * A page by key set: the index finds where the last page ended, so a deep page costs what the first one does.
 * Rows without a value are a second walk behind the first, because the engines order nulls differently.
 */
export async function paginate<Row>(
  select: () => Query<Row>, paging: Paging<Row>,
): Promise<Page<Row>> {
  const after = paging.cursor === undefined ? undefined : decodeCursor(paging.cursor, paging.key)
  const wanted = paging.limit + 1
  const rows: Row[] = []
  if (after?.value !== null || !after) rows.push(...await walkValues(select(), paging, after, wanted))
  if (paging.nullable && rows.length < wanted) rows.push(...await walkNulls(select(), paging, after?.value === null ? after : undefined, wanted - rows.length))
  const page = rows.slice(0, paging.limit)
  return { rows: page, cursor: rows.length > paging.limit ? encodeCursor(paging.key, paging.positionOf(page.at(-1)!)) : null }
}

export type Query<Row> = SelectQueryBuilder<Schema, keyof Schema, Row>

async function walkValues<Row>(query: Query<Row>, { column, ordering, idColumn, descending, nullable }: Paging<Row>, after: Position | undefined, limit: number): Promise<Row[]> {
  const direction = descending ? 'desc' : 'asc'
  const by = (ordering ?? expressionBuilder<Schema, keyof Schema>().ref(column as never)) as Expression<never>
  return await query
    .$if(nullable, q => q.where(eb => eb(by, 'is not', null)))
    .$if(after !== undefined, q => q.where(eb => eb(
      eb.tuple(by as never, eb.ref(idColumn as never)), descending ? '<' : '>', eb.tuple(after!.value as never, after!.id as never)) as Expression<SqlBool>))
    .orderBy(by, direction).orderBy(idColumn as never, direction).limit(limit).execute()
}

async function walkNulls<Row>(query: Query<Row>, { column, ordering, idColumn, descending }: Paging<Row>, after: Position | undefined, limit: number): Promise<Row[]> {
  return await query
    .where(eb => eb((ordering ?? eb.ref(column as never)) as Expression<never>, 'is', null))
    .$if(after !== undefined, q => q.where(eb => eb(eb.ref(idColumn as never), descending ? '<' : '>', after!.id as never)))
    .orderBy(idColumn as never, descending ? 'desc' : 'asc').limit(limit).execute()
}

export function encodeCursor(key: string, { value, id }: Position): string {
  return Buffer.from(JSON.stringify([key, value, id])).toString('base64url')
}

/** Whether a cursor was made under this key. */
export function isCursorOf(cursor: string, key: string): boolean {
  try {
    return Boolean(decodeCursor(cursor, key))
  }
  catch {
    return false
  }
}

export function decodeCursor(cursor: string, key: string): Position {
  try {
    const [of, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    const isValue = value === null || typeof value === 'string' || typeof value === 'number'
    if (of === key && isValue && typeof id === 'string') return { value, id }
  }
  catch {
    // Not one of ours: answered below.
  }
  throw new DomainError('invalid_cursor', { detail: 'Ask for the first page again without a cursor, with the same sort and filters.', issues: [{ path: 'cursor', code: 'invalid_cursor', message: 'This cursor does not belong to this list.' }] })
}
