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

/**
 * Brings the tables up to date, after a copy of an existing database where the engine can make one.
 * Throws MigrationError, with nothing changed, if one of them fails or the database is of a newer version.
 */
export async function migrateToLatest(db: Database, all = migrations): Promise<string[]> {
  const pending = await pendingMigrations(db, all)
  const isOld = pending.length > 0 && pending.length < Object.keys(all).length
  const copy = isOld ? await engineOf(db).copyBeforeMigration?.(db, pending[0]!) : undefined
  const { error, results } = await migratorOf(db, all).migrateToLatest()
  if (!error) return pending
  const reason = error instanceof Error ? error.message : String(error)
  const failed = results?.find(result => result.status === 'Error')?.migrationName
  if (!failed) throw new MigrationError(`This version of SimpleCRM does not fit the database (${reason}). Start the version that was here last, or restore a copy from before it.`)
  throw new MigrationError(`Migration ${failed} failed and was rolled back: ${reason}.${copy ? ` The database as it was is in ${copy}.` : ''}`)
}
