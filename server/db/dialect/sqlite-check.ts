import { sql, type Kysely } from 'kysely'
import type { Schema } from '../schema'

const mostShown = 5

/** What is wrong with the file: pages that do not fit together, rows that refer to nothing. */
export async function listSqliteDamage(db: Kysely<Schema>): Promise<string[]> {
  const { rows: pages } = await sql<{ quick_check: string }>`pragma quick_check(${sql.lit(mostShown)})`.execute(db)
  const { rows: links } = await sql<{ table: string, parent: string }>`pragma foreign_key_check`.execute(db)
  return [
    ...pages.map(row => row.quick_check).filter(says => says !== 'ok'),
    ...links.slice(0, mostShown).map(({ table, parent }) => `A row of ${table} refers to one of ${parent} that is not there.`),
  ]
}
