import { defineNitroPlugin } from 'nitropack/runtime'
import { ConfigError, useConfig, type Config } from '#server/config'
import { openDatabase, useDatabase } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { migrateToLatest, MigrationError } from '#server/db/migrate'
import { registrationState, setUpCode } from '#server/domain/accounts/registration'
import { ensureDemoAccount } from '#server/domain/sample-data/demo-account'
import { openMeters } from '#server/http/meters'
import { databaseReady } from '#server/http/ready'
import { jobHandlers, timetable } from '#server/jobs'
import { startTimetable } from '#server/queue/timetable'
import { reclaimJobs } from '#server/queue/queue'
import { startWorker } from '#server/queue/worker'

/**
 * Opens the database, brings it up to date and starts doing the queue's jobs; requests wait until it is ready.
 * A server that cannot do so does not serve. On closing, the job at hand is finished first.
 */
export default defineNitroPlugin((nitro) => {
  const config = configOrExit()
  process.env.HOST = config.host
  if (config.bench) openMeters(nitro.router)
  const db = openDatabase(config.databaseUrl)
  useDatabase(db)
  databaseReady.resolve(prepare(db, config))
  const started = databaseReady.promise.then(() => ({ clock: startTimetable(db, timetable), worker: startWorker(db, jobHandlers) }))
  started.catch(exitWith)
  nitro.hooks.hook('close', async () => {
    const { clock, worker } = await started
    clock.stop()
    await worker.stop()
    await db.destroy()
  })
})

async function prepare(db: ReturnType<typeof openDatabase>, config: Config): Promise<undefined> {
  const done = await migrateToLatest(db)
  if (done.length) console.info(`Migrated the database: ${done.join(', ')}`)
  await reclaimJobs(db)
  await engineOf(db).refreshStatistics(db)
  if (config.demo) console.info(await ensureDemoAccount(db, config))
  const { setUpCodeRequired } = await registrationState(db, config)
  if (setUpCodeRequired) console.info(`Set-up code for the first account: ${await setUpCode(db)}`)
}

function configOrExit(): Config {
  try {
    return useConfig()
  }
  catch (error) {
    return exitWith(error)
  }
}

function exitWith(error: unknown): never {
  const isOurs = error instanceof ConfigError || error instanceof MigrationError
  console.error(isOurs ? error.message : 'The database cannot be opened:', isOurs ? '' : error)
  process.exit(1)
}
