import { expressionBuilder, type Expression, type SelectQueryBuilder, type SqlBool } from 'kysely'
import { DomainError } from '#server/errors'
import type { Schema } from './schema'

/** Where a page ended: the value of the sort column there (null: among the rows without one), that of `thenBy`, and the row's id. */
export interface Position { value: string | number | null, then?: string, id: string }

export interface Page<Row> { rows: Row[], cursor: string | null }

export interface Paging<Row> {
  /** `table.column`, indexed together with `thenBy` and the id. */
  column: string
  /** Sorts rows of the same value: `table.column`, never null. */
  thenBy?: string
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

async function walkValues<Row>(query: Query<Row>, { column, thenBy, ordering, idColumn, descending, nullable }: Paging<Row>, after: Position | undefined, limit: number): Promise<Row[]> {
  const ref = expressionBuilder<Schema, keyof Schema>().ref
  const by = ordering ?? ref(column as never)
  return await query
    .$if(nullable, q => q.where(eb => eb(by as Expression<never>, 'is not', null)))
    .$if(after !== undefined, q => q.where(behind([by, ...rest({ thenBy, idColumn })], descending, [after!.value, ...restOf(after!, thenBy)])))
    .orderBy(by as Expression<never>, descending ? 'desc' : 'asc').$call(q => inOrder(q, { thenBy, idColumn, descending })).limit(limit).execute()
}

async function walkNulls<Row>(query: Query<Row>, { column, thenBy, ordering, idColumn, descending }: Paging<Row>, after: Position | undefined, limit: number): Promise<Row[]> {
  return await query
    .where(eb => eb((ordering ?? eb.ref(column as never)) as Expression<never>, 'is', null))
    .$if(after !== undefined, q => q.where(behind(rest({ thenBy, idColumn }), descending, restOf(after!, thenBy))))
    .$call(q => inOrder(q, { thenBy, idColumn, descending })).limit(limit).execute()
}

type Rest = Pick<Paging<never>, 'thenBy' | 'idColumn'>

/** What decides between rows whose sort column is the same. */
function rest({ thenBy, idColumn }: Rest): Expression<unknown>[] {
  const { ref } = expressionBuilder<Schema, keyof Schema>()
  return [...(thenBy ? [ref(thenBy as never)] : []), ref(idColumn as never)]
}

function restOf({ then, id }: Position, thenBy: string | undefined): unknown[] {
  return thenBy ? [then ?? '', id] : [id]
}

function inOrder<Row>(query: Query<Row>, { thenBy, idColumn, descending }: Rest & { descending: boolean }): Query<Row> {
  return rest({ thenBy, idColumn }).reduce<Query<Row>>((ordered, by) => ordered.orderBy(by as Expression<never>, descending ? 'desc' : 'asc'), query)
}

/** The rows behind a position, compared column by column in one step that an index can take. */
function behind(columns: Expression<unknown>[], descending: boolean, values: unknown[]): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, keyof Schema>()
  const operator = descending ? '<' : '>'
  if (columns.length === 1) return eb(columns[0] as never, operator, values[0] as never)
  return eb(eb.tuple(...columns as [never, never]), operator, eb.tuple(...values as [never, never]))
}

export function encodeCursor(key: string, { value, id, then }: Position): string {
  return Buffer.from(JSON.stringify([key, value, id, then])).toString('base64url')
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
    const written = Buffer.from(cursor, 'base64url').toString()
    const [of, value, id, then] = JSON.parse(written) as unknown[]
    const isValue = value === null || typeof value === 'string' || typeof value === 'number'
    // No record has a NUL character, and PostgreSQL would not look for one.
    if (of === key && isValue && typeof id === 'string' && !written.includes('\\u0000')) return { value, id, ...(typeof then === 'string' ? { then } : {}) }
  }
  catch {
    // Not one of ours: answered below.
  }
  throw invalidCursor()
}

/** The number in a cursor whose pages are told apart by a number alone. */
export function decodeNumber(cursor: string, key: string): number {
  const { value } = decodeCursor(cursor, key)
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw invalidCursor()
  return value
}

function invalidCursor(): DomainError {
  return new DomainError('invalid_cursor', { detail: 'Ask for the first page again without a cursor, with the same sort and filters.', issues: [{ path: 'cursor', code: 'invalid_cursor', message: 'This cursor does not belong to this list.' }] })
}
