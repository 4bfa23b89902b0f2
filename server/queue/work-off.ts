import type { Database } from '#server/db/database'
import { noticesOf } from '#server/db/notices'
import { claimJobs, jobsNotice } from './queue'
import { perform, type Handlers } from './worker'

export interface WorkedOff { done: number, failed: number }

/** Does due jobs one after another, until none is due or the time has come; counts how they ended. */
export async function workOff(db: Database, handlers: Handlers, untilMs: number): Promise<WorkedOff> {
  const worked = { done: 0, failed: 0 }
  while (Date.now() < untilMs) {
    const [job] = await claimJobs(db, 1)
    if (!job) break
    if (await perform(db, handlers, job) === 'done') worked.done++
    else worked.failed++
  }
  return worked
}

/**
 * A worker for hosts where no process lives between requests: it begins when this process enqueues a job or somebody
 * asks it to look, and does what is due for `longestMs` at most. The promise is for whoever keeps the process alive.
 */
export function workOnDemand(db: Database, handlers: Handlers, longestMs: number): { look: () => Promise<void> } {
  let working: Promise<void> | undefined
  let isCalled = false

  async function work() {
    const until = Date.now() + longestMs
    do {
      isCalled = false
      await workOff(db, handlers, until)
    } while (isCalled && Date.now() < until)
  }
  function look(): Promise<void> {
    isCalled = true
    return working ??= work().finally(() => working = undefined)
  }
  noticesOf(db).listen({ heard: notice => notice === jobsNotice && void look().catch(() => undefined), missed: () => undefined })
  return { look }
}
