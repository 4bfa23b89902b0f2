import type { Config } from '#server/config'
import { useDatabase, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { limitTokensByPlan } from '#server/domain/ai/budget'
import { provideReplacement } from '#server/domain/backups/replace-data'
import { forgetAnswers } from '#server/domain/events/revision-cache'
import { ensureDemoAccount } from '#server/domain/sample-data/demo-account'
import { databaseReady, whileClosed } from '#server/http/ready'
import { stopping } from '#server/http/stopping'
import { tellOperator } from '#server/log'
import { reclaimJobs } from '#server/queue/queue'
import { forgetKeys, readSecret } from '#server/secret'
import { announceInstallation } from './announce'
import { startBackground } from './background'
import { claimDatabase } from './data-folder'
import { openInstallation } from './installation'

/** A server that answers requests and does the queue's jobs. */
export interface RunningServer { stop(): Promise<void> }

/** Opens the installation and starts serving it; requests wait until then. Throws OperatorError if it cannot. */
export async function startServer(config: Config): Promise<RunningServer> {
  const release = claimDatabase(config)
  let opened = await open(config)
  databaseReady.resolve(undefined)
  provideReplacement(async ({ swapIn, swapBack }) => await whileClosed(async () => {
    await opened.close()
    try {
      await swapIn()
      opened = await open(config)
    }
    catch (error) {
      await swapBack()
      opened = await open(config)
      throw error
    }
  }))
  // The job at hand goes on while requests end; no other is begun.
  stopping.addEventListener('abort', () => void opened.stopBackground())
  return { stop: () => opened.close().then(release) }
}

/** Opens what requests and jobs work on. */
async function open(config: Config): Promise<{ stopBackground(): Promise<void>, close(): Promise<void> }> {
  const db = await openInstallation(config, { isClaimed: true })
  readSecret(config)
  forgetKeys()
  forgetAnswers()
  useDatabase(db)
  limitTokensByPlan(db)
  await prepare(db, config)
  const background = startBackground(db)
  return {
    stopBackground: () => background.stop(),
    async close() {
      await background.stop()
      await db.destroy()
    },
  }
}

async function prepare(db: Database, config: Config): Promise<void> {
  await reclaimJobs(db)
  await engineOf(db).refreshStatistics(db)
  if (config.demo) tellOperator(await ensureDemoAccount(db, config))
  await announceInstallation(db, config)
}
