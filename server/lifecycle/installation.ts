import type { Config } from '#server/config'
import { openDatabase, type Database } from '#server/db/database'
import { OperatorError } from '#server/errors'
import { log } from '#server/log'
import { finishSwap } from '#server/storage/backups/swap'
import { bringUpToDate } from './bring-up-to-date'

/**
 * Opens the database of an installation and brings it up to date. Throws OperatorError, with nothing changed, if it
 * cannot be opened or does not fit this version.
 */
export async function openInstallation(config: Config): Promise<Database> {
  log.level = config.logLevel
  await finishSwap(config.dataDir)
  const db = openDatabase(config.databaseUrl, { pool: config.databasePool, listenUrl: config.databaseListenUrl })
  try {
    const done = await bringUpToDate(db, config)
    if (done.length) log.info({ migrations: done }, 'Migrated the database')
    return db
  }
  catch (error) {
    await db.destroy()
    throw error instanceof OperatorError ? error : new OperatorError(`The database cannot be opened: ${error instanceof Error ? error.message : String(error)}`)
  }
}
