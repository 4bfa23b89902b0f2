import type { CompiledQuery, SelectQueryBuilder } from 'kysely'
import type { Database } from './database'
import type { Schema } from './schema'

/** Stands in a prepared statement where each call puts a value of its own. */
export class Placeholder<Input> {
  readonly valueIn: (input: Input) => unknown

  constructor(valueIn: (input: Input) => unknown) {
    this.valueIn = valueIn
  }
}

type Values = Record<string, string>

/**
 * A query that every request asks: its text is worked out once for each scope, because building and compiling it costs
 * more than running it. The values given to `build` may only stand where the statement takes a parameter.
 */
export function prepared<V extends Values, Row>(names: (keyof V & string)[], build: (db: Database, values: V) => SelectQueryBuilder<Schema, never, Row>): (db: Database, values: V) => Promise<Row[]> {
  const placeholders = Object.fromEntries(names.map(name => [name, new Placeholder<V>(values => values[name])])) as unknown as V
  const compiledFor = new WeakMap<object, CompiledQuery<Row>>()
  return async (db, values) => {
    const scope = scopeOf(db)
    let compiled = compiledFor.get(scope)
    if (!compiled) compiledFor.set(scope, compiled = build(db, placeholders).compile() as CompiledQuery<Row>)
    return (await db.executeQuery<Row>(filled(compiled, values))).rows
  }
}

/** A prepared statement with the values of one call in their places. */
export function filled<Row, Input>(compiled: CompiledQuery<Row>, input: Input): CompiledQuery<Row> {
  return { ...compiled, parameters: compiled.parameters.map(value => value instanceof Placeholder ? (value as Placeholder<Input>).valueIn(input) : value) }
}

/** What a handle and its transactions have in common: their organization, or without one their database. */
export function scopeOf(db: Database): object {
  const { plugins, adapter } = db.getExecutor()
  return plugins[0] ?? adapter
}
