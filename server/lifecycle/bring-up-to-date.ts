import type { Config } from '#server/config'
import { openDatabase, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { migrateToLatest, pendingMigrations } from '#server/db/migrate'
import { log } from '#server/log'
import { claimDatabase } from './data-folder'

const onWait = () => log.info('Another process is migrating the database: waiting for it')

/** A file is not migrated under a server that runs on it, which is of an older version then. */
async function bringFileUpToDate(db: Database, config: Config, isClaimed: boolean): Promise<string[]> {
  const isPending = (await pendingMigrations(db)).length > 0
  const release = isPending && !isClaimed ? claimDatabase(config) : undefined
  try {
    return await migrateToLatest(db, { onWait })
  }
  finally {
    release?.()
  }
}

/** Migrates, as the tables' owner where one is named, who then lets the application's role use them; answers what was done. */
export async function bringUpToDate(db: Database, config: Config, isClaimed: boolean): Promise<string[]> {
  const { databaseUrl, databaseOwnerUrl } = config
  if (databaseUrl.startsWith('file:')) return await bringFileUpToDate(db, config, isClaimed)
  // Filling a new column of a large table takes longer than any request may.
  const owner = openDatabase(databaseOwnerUrl ?? databaseUrl, { pool: 2, statementTimeoutMs: 0 })
  try {
    return await migrateToLatest(owner, { onWait, grantTo: await engineOf(db).currentRole?.(db) })
  }
  finally {
    await owner.destroy()
  }
}
