import type { Database } from '#server/db/database'
import { doDueWork } from '#server/queue/due-work'

/** Hosts end a request after a minute or so: what is not done by then is left to the next call. */
const budgetMs = 50_000

/** What a clock outside calls for: does the work that is due, and answers how many jobs were done and how many failed. */
export async function runCron(db: Database): Promise<{ done: number, failed: number }> {
  return await doDueWork(db, Date.now() + budgetMs)
}
