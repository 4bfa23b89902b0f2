import type { CompiledQuery, Insertable, InsertQueryBuilder, InsertResult } from 'kysely'
import { inBlocks } from './blocks'
import type { Database } from './database'
import { filled, Placeholder, scopeOf } from './prepared'
import type { Schema } from './schema'

type Row = Record<string, unknown>
type Insert<Table extends keyof Schema> = InsertQueryBuilder<Schema, Table, InsertResult>
type Write<Table extends keyof Schema> = (db: Database, rows: Insertable<Schema[Table]>[]) => Promise<void>

/** A statement of 64 rows takes some 40 kB, and each organization has its own: beyond so many they are worked out anew. */
const mostStatements = 200

/**
 * Writes rows, which all give the same columns, in blocks whose statements are worked out once for each scope: building
 * and compiling them costs more than running them. `complete` adds what stands behind the values.
 */
export function preparedInsert<Table extends keyof Schema>(table: Table, complete: (insert: Insert<Table>) => Insert<Table> = insert => insert): Write<Table> {
  let compiledFor = new WeakMap<object, Map<string, CompiledQuery>>()
  let count = 0

  function statementFor(db: Database, columns: string[], length: number): CompiledQuery {
    if (count >= mostStatements) [compiledFor, count] = [new WeakMap(), 0]
    const scope = scopeOf(db)
    let known = compiledFor.get(scope)
    if (!known) compiledFor.set(scope, known = new Map())
    const shape = `${length} ${columns.join()}`
    let compiled = known.get(shape)
    if (!compiled) {
      const rows = Array.from({ length }, (_, index) => placeholders(columns, index))
      known.set(shape, compiled = complete(db.insertInto(table).values(rows as never)).compile())
      count++
    }
    return compiled
  }

  return async (db, rows) => {
    const columns = Object.keys(rows[0] ?? {})
    await inBlocks(rows as Row[], async (block) => {
      for (const row of block) assertGives(row, columns)
      await db.executeQuery(filled(statementFor(db, columns, block.length), block))
    })
  }
}

function placeholders(columns: string[], index: number): Row {
  return Object.fromEntries(columns.map(column => [column, new Placeholder<Row[]>(rows => rows[index]![column])]))
}

/** What one row has and the first has not would be left out in silence. */
function assertGives(row: Row, columns: string[]): void {
  if (Object.keys(row).length === columns.length && columns.every(column => row[column] !== undefined)) return
  throw new Error(`Rows of one insert give the same columns: ${columns.join(', ')}`)
}
