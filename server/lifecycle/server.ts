import type { Config } from '#server/config'
import { useDatabase, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { registrationState, setUpCode } from '#server/domain/accounts/registration'
import { ensureDemoAccount } from '#server/domain/sample-data/demo-account'
import { databaseReady } from '#server/http/ready'
import { stopping } from '#server/http/stopping'
import { log, tellOperator } from '#server/log'
import { reclaimJobs } from '#server/queue/queue'
import { readSecret } from '#server/secret'
import { startBackground } from './background'
import { openInstallation } from './installation'
import { weaknessOfWall } from './organization-wall'

/** A server that answers requests and does the queue's jobs. */
export interface RunningServer { stop(): Promise<void> }

/** Opens the installation and starts serving it; requests wait until then. Throws OperatorError if it cannot. */
export async function startServer(config: Config): Promise<RunningServer> {
  const db = await openInstallation(config)
  readSecret(config)
  useDatabase(db)
  await prepare(db, config)
  databaseReady.resolve(undefined)
  const background = startBackground(db)
  // The job at hand goes on while requests end; no other is begun.
  stopping.addEventListener('abort', () => void background.stop())
  return {
    async stop() {
      await background.stop()
      await db.destroy()
    },
  }
}

async function prepare(db: Database, config: Config): Promise<void> {
  await reclaimJobs(db)
  await engineOf(db).refreshStatistics(db)
  const weakness = await weaknessOfWall(db)
  if (weakness) log.warn(weakness)
  if (config.demo) tellOperator(await ensureDemoAccount(db, config))
  const { setUpCodeRequired } = await registrationState(db, config)
  if (setUpCodeRequired) tellOperator(`Set-up code for the first account: ${await setUpCode(db)}`)
}
