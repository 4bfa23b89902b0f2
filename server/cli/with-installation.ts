import { useConfig } from '#server/config'
import { useDatabase, type Database } from '#server/db/database'
import { openInstallation } from '#server/lifecycle/installation'

/** Runs one command's work on the installation's database, brought up to date, beside a server that may be running. */
export async function withInstallation<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const db = await openInstallation(useConfig())
  useDatabase(db)
  try {
    return await work(db)
  }
  finally {
    await db.destroy()
  }
}
