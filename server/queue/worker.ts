import type { Database } from '#server/db/database'
import { noticesOf } from '#server/db/notices'
import { log, withLogFields } from '#server/log'
import { jobDuration } from '#server/metrics'
import { claimJobs, completeJob, failJob, jobsNotice, renewLease, type Job } from './queue'

const pollMs = 2000
const renewMs = 10_000

export type Handlers = Record<string, (db: Database, job: Job) => Promise<void>>

/** Does jobs one after another until stopped; `stop` resolves when the job at hand is done. */
export function startWorker(db: Database, handlers: Handlers): { stop: () => Promise<void> } {
  let stopping = false
  let bell = Promise.withResolvers<undefined>()
  const leave = noticesOf(db).listen({ heard: notice => notice === jobsNotice && bell.resolve(undefined), missed: () => bell.resolve(undefined) })

  const running = (async () => {
    while (!stopping) {
      // Hung up before the look at the queue, so that what is enqueued meanwhile is heard.
      bell = Promise.withResolvers<undefined>()
      const [job] = await claimJobs(db, 1).catch(() => [])
      if (job) {
        await perform(db, handlers, job)
        continue
      }
      const timer = setTimeout(() => bell.resolve(undefined), pollMs)
      if (!stopping) await bell.promise
      clearTimeout(timer)
    }
  })()

  return {
    stop: async () => {
      stopping = true
      leave()
      bell.resolve(undefined)
      await running
    },
  }
}

type Outcome = 'done' | 'failed' | 'parked'

/** Does one job, notes how it ended and answers it. */
export async function perform(db: Database, handlers: Handlers, job: Job): Promise<Outcome> {
  return await withLogFields({ job: job.type, jobId: job.id, attempt: job.attempts }, async () => {
    const end = jobDuration.startTimer({ type: job.type })
    const outcome = await attempt(db, handlers, job)
    end({ outcome })
    return outcome
  })
}

async function attempt(db: Database, handlers: Handlers, job: Job): Promise<Outcome> {
  const renewing = setInterval(() => void renewLease(db, job).catch(() => {}), renewMs)
  try {
    const handle = handlers[job.type]
    if (!handle) throw new Error(`No one does jobs of the type ${job.type}`)
    await handle(db, job)
    await completeJob(db, job)
    return 'done'
  }
  catch (error) {
    log.error({ err: error }, `The job ${job.type} failed (try ${job.attempts})`)
    return await failJob(db, job, error).catch((failure) => {
      log.error({ err: failure }, 'The failure of a job could not be noted')
      return 'failed'
    })
  }
  finally {
    clearInterval(renewing)
  }
}
