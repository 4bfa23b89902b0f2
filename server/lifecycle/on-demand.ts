import type { Config } from '#server/config'
import { openDatabase, useDatabase, type Database } from '#server/db/database'
import { pendingMigrations } from '#server/db/migrate'
import { limitTokensByPlan } from '#server/domain/ai/budget'
import { writeApiCalls } from '#server/domain/usage/api-calls'
import { DomainError } from '#server/errors'
import { jobHandlers, timetable } from '#server/jobs'
import { log } from '#server/log'
import { useWork } from '#server/queue/due-work'
import { workOnDemand } from '#server/queue/work-off'
import { announceInstallation } from './announce'

/** Well below what hosts give a request, so that a job that has begun can end. */
const longestWorkMs = 25_000

/** An installation without a process of its own: requests open it, and carry its work. */
export interface OnDemandInstallation {
  /** Opens it unless it is open. Throws a DomainError that says what its operator has to do; the next call tries again. */
  open(): Promise<unknown>
  /** Does what is due. The promise ends with the work. */
  work(): Promise<void>
}

/** What such a host cannot do without, in a sentence; undefined if it is all there. */
export function missingSetting({ databaseUrl, secret }: Pick<Config, 'databaseUrl' | 'secret'>): string | undefined {
  if (databaseUrl.startsWith('file:')) return 'SimpleCRM needs a PostgreSQL database here, since files do not last on this host. Set DATABASE_URL to its address (postgres://…) and deploy again.'
  if (!secret) return 'SimpleCRM needs a secret of its own here. Set SECRET to what this prints and deploy again: openssl rand -base64 32 | tr +/ -_ | tr -d ='
  return undefined
}

export function onDemandInstallation(config: Config): OnDemandInstallation {
  let opening: Promise<Database> | undefined
  let look = () => Promise.resolve()

  async function open() {
    const db = await openMigrated(config)
    useDatabase(db)
    limitTokensByPlan(db)
    useWork({ handlers: jobHandlers, timetable })
    look = workOnDemand(db, jobHandlers, longestWorkMs).look
    await announceInstallation(db, config)
    return db
  }

  return {
    open: () => opening ??= open().catch((error: unknown) => {
      opening = undefined
      throw error instanceof DomainError ? error : unavailable(error)
    }),
    async work() {
      await look()
      if (opening) await writeApiCalls(await opening)
    },
  }
}

/** Many of these open at once: none of them migrates, a step of the deployment does. */
async function openMigrated(config: Config): Promise<Database> {
  log.level = config.logLevel
  const db = openDatabase(config.databaseUrl, { pool: config.databasePool, listenUrl: config.databaseListenUrl })
  try {
    const pending = await pendingMigrations(db)
    if (pending.length === 0) return db
    throw new DomainError('unavailable', { detail: `The database has to be brought up to date first (${pending.join(', ')}). Run "npm run simplecrm -- migrate" with DATABASE_URL set to it; deploying does so as well.`, retryAfterSeconds: 60 })
  }
  catch (error) {
    await db.destroy()
    throw error
  }
}

function unavailable(error: unknown): DomainError {
  log.error({ err: error }, 'The database cannot be opened')
  return new DomainError('unavailable', { detail: 'The database cannot be opened right now. The log of the function says why; try again in a moment.', retryAfterSeconds: 10 })
}
