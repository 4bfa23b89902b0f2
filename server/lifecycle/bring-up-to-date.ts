import type { Config } from '#server/config'
import { openDatabase, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { migrateToLatest } from '#server/db/migrate'
import { log } from '#server/log'

const onWait = () => log.info('Another process is migrating the database: waiting for it')

/** Migrates, as the tables' owner where one is named, who then lets the application's role use them; answers what was done. */
export async function bringUpToDate(db: Database, { databaseUrl, databaseOwnerUrl }: Config): Promise<string[]> {
  if (databaseUrl.startsWith('file:')) return await migrateToLatest(db, { onWait })
  // Filling a new column of a large table takes longer than any request may.
  const owner = openDatabase(databaseOwnerUrl ?? databaseUrl, { pool: 2, statementTimeoutMs: 0 })
  try {
    return await migrateToLatest(owner, { onWait, grantTo: await engineOf(db).currentRole?.(db) })
  }
  finally {
    await owner.destroy()
  }
}
