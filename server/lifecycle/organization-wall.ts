import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'

const reasons = {
  superuser: 'is a superuser',
  bypassrls: 'has BYPASSRLS',
  owner: 'owns the tables',
}

/**
 * Why PostgreSQL itself would not keep one organization's rows from another, as a sentence for the operator; undefined
 * where it does, or where there is no such wall (SQLite). The application's own wall stands in any case.
 */
export async function weaknessOfWall(db: Database): Promise<string | undefined> {
  const engine = engineOf(db)
  const bypass = await engine.bypassOf?.(db)
  if (!bypass) return undefined
  return `The database role "${await engine.currentRole?.(db)}" ${reasons[bypass]}, so row-level security does not hold for it: give the application a role of its own (docs/deploy/postgresql.md, "Two roles").`
}
