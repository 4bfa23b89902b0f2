import type { Config } from '#server/config'
import { openDatabase, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { OperatorError } from '#server/errors'
import { log } from '#server/log'
import { finishSwap } from '#server/storage/backups/swap'
import { bringUpToDate } from './bring-up-to-date'
import { prepareDataFolder } from './data-folder'

/**
 * Opens the database of an installation and brings it up to date. Throws OperatorError, with nothing changed, if it
 * cannot be opened or does not fit this version. `isClaimed`: this process holds it already (claimDatabase).
 */
export async function openInstallation(config: Config, { isClaimed = false } = {}): Promise<Database> {
  log.level = config.logLevel
  prepareDataFolder(config)
  await finishSwap(config.dataDir)
  const db = openDatabase(config.databaseUrl, { pool: config.databasePool, listenUrl: config.databaseListenUrl })
  try {
    const done = await bringUpToDate(db, config, isClaimed)
    if (done.length) log.info({ migrations: done }, 'Migrated the database')
    return db
  }
  catch (error) {
    await db.destroy()
    throw error instanceof OperatorError ? error : new OperatorError(sentenceOf(error, engineOf(db).explain(error, config.databaseUrl)))
  }
}

function sentenceOf(error: unknown, explanation: string | undefined): string {
  return explanation ?? `The database cannot be opened: ${error instanceof Error ? error.message : String(error)}`
}
