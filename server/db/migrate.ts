import { Migrator } from 'kysely/migration'
import { migrations } from '../../migrations'
import { OperatorError } from '../errors'
import type { Database } from './database'
import { engineOf } from './dialect/dialect'

/** A migration failed and was rolled back; the message names it. */
export class MigrationError extends OperatorError {}

function migratorOf(db: Database, all: typeof migrations): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => all } })
}

/** The names of the migrations that have not run yet. */
export async function pendingMigrations(db: Database, all = migrations): Promise<string[]> {
  const known = await migratorOf(db, all).getMigrations()
  return known.filter(migration => !migration.executedAt).map(migration => migration.name)
}

/** The names of those that have, in their order. */
export async function doneMigrations(db: Database): Promise<string[]> {
  const known = await migratorOf(db, migrations).getMigrations()
  return known.filter(migration => migration.executedAt).map(migration => migration.name)
}

/** Those among these names that this version does not know: they are of a newer one. */
export function newerMigrations(names: string[]): string[] {
  return names.filter(name => !(name in migrations))
}

/** The names of those in the database that only a newer version knows. */
export async function unknownMigrations(db: Database): Promise<string[]> {
  if ((await doneMigrations(db)).length === 0) return []
  const rows = await db.withTables<{ kysely_migration: { name: string } }>().selectFrom('kysely_migration').select('name').execute()
  return newerMigrations(rows.map(row => row.name))
}

interface Options {
  all?: typeof migrations
  /** Called when another process is at it. */
  onWait?: () => void
  /** The role that the application has, if it is not the one that migrates. */
  grantTo?: string
}

/**
 * Brings the tables up to date, after a copy of an existing database where the engine can make one. One process does it;
 * others wait and find nothing left to do. Throws MigrationError, with nothing changed, if a migration fails, the
 * database is of a newer version, or the role may not change its tables.
 */
export async function migrateToLatest(db: Database, { all = migrations, onWait = () => {}, grantTo }: Options = {}): Promise<string[]> {
  const engine = engineOf(db)
  return await engine.inTurn(db, onWait, async () => {
    const done = await migrate(db, all)
    if (grantTo && grantTo !== await engine.currentRole?.(db)) await engine.grantApplication?.(db, grantTo)
    return done
  })
}

async function migrate(db: Database, all: typeof migrations): Promise<string[]> {
  const engine = engineOf(db)
  const pending = await pendingMigrations(db, all)
  const isOld = pending.length > 0 && pending.length < Object.keys(all).length
  const copy = isOld ? await engine.copyBeforeMigration?.(db, pending[0]!) : undefined
  const { error, results } = await migratorOf(db, all).migrateToLatest()
  if (!error) return pending
  if (engine.isUnavailable(error)) throw error
  if (engine.isForbidden(error)) throw new MigrationError(`The database has to be brought up to date (${pending.join(', ')}), and the role "${await engine.currentRole?.(db)}" may not do that. Run "simplecrm migrate" with DATABASE_OWNER_URL set to the role that owns the tables; docs/deploy/postgresql.md has the details.`)
  const reason = error instanceof Error ? error.message : String(error)
  const failed = results?.find(result => result.status === 'Error')?.migrationName
  if (!failed) throw new MigrationError(`This version of SimpleCRM does not fit the database (${reason}). Start the version that was here last, or restore a copy from before it.`)
  throw new MigrationError(`Migration ${failed} failed and was rolled back: ${reason}.${copy ? ` The database as it was is in ${copy}.` : ''}`)
}
