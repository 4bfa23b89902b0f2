import type Sqlite from 'better-sqlite3'

export type BulkRow = Record<string, string | number | null>

/** Fills tables with prepared statements, one for each set of columns. */
export class BulkTables {
  readonly #db: Sqlite.Database
  readonly #organizationId: string
  readonly #statements = new Map<string, Sqlite.Statement>()

  constructor(db: Sqlite.Database, organizationId: string) {
    this.#db = db
    this.#organizationId = organizationId
  }

  insert(table: string, row: BulkRow): void {
    let statement = this.#statements.get(table)
    if (!statement) {
      const columns = ['organizationId', ...Object.keys(row)]
      const names = columns.map(column => `"${column}"`).join(', ')
      statement = this.#db.prepare(`insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`)
      this.#statements.set(table, statement)
    }
    statement.run(this.#organizationId, ...Object.values(row))
  }
}
