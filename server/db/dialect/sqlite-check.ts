import { sql, type Kysely } from 'kysely'
import type { Schema } from '../schema'

const mostShown = 5

/** What is wrong with the file: pages that do not fit together, indexes that miss rows. */
export async function listDamage(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(${sql.lit(mostShown)})`.execute(db)
  return rows.map(row => row.integrity_check).filter(says => says !== 'ok')
}

/** Rows that refer to nothing, as a hand in the database leaves them. */
export async function listLooseRows(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ table: string, parent: string }>`pragma foreign_key_check`.execute(db)
  return rows.slice(0, mostShown).map(({ table, parent }) => `A row of ${table} refers to one of ${parent} that is not there.`)
}
