import { PostgresAdapter, sql, type Kysely } from 'kysely'

export function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/**
 * Runs DDL that both engines understand, statements parted by a blank line. `sortable` stands for text that is
 * compared byte by byte: SQLite's way, and what PostgreSQL needs for key-set pages and prefix ranges.
 */
export async function run(db: Kysely<unknown>, ddl: string): Promise<void> {
  const text = ddl.replaceAll(/\bsortable\b/g, isPostgres(db) ? 'text collate "C"' : 'text')
  for (const statement of text.split(/\n\s*\n/)) {
    if (statement.trim()) await sql.raw(statement.trim()).execute(db)
  }
}
