import type { PlanLimits } from '#shared/plans/schema'
import { scopedTo, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { limitReached } from '../plans/limits'
import { secondsLeftToday, usageDay } from './usage-day'
import { addToUsage, sumUsage } from './usage.repository'

/** How long what other servers have counted may be unknown here: so far a limit can be passed. */
const knownForMs = 5000

interface Counting { organizationId: string, day: string, byUser: Map<string, number>, stored?: { count: number, readAt: number } }

/** What has been counted here and is not written yet, by organization and day. */
const countings = new Map<string, Counting>()

/** Counts a call by a key, in memory. Throws plan_calls_used_up once the plan's calls of this day in UTC are used up; such calls do not count. */
export async function countApiCall(db: Database, { organizationId, userId }: Pick<Actor, 'organizationId' | 'userId'>, { apiCallsPerDay = null }: Partial<PlanLimits>): Promise<void> {
  const day = usageDay()
  const name = `${organizationId} ${day}`
  const counting = countings.get(name) ?? { organizationId, day, byUser: new Map<string, number>() }
  countings.set(name, counting)
  if (apiCallsPerDay !== null) {
    const used = await storedCalls(db, counting) + unwritten(counting)
    if (used >= apiCallsPerDay) throw limitReached('apiCallsPerDay', used, apiCallsPerDay, secondsLeftToday())
  }
  counting.byUser.set(userId, (counting.byUser.get(userId) ?? 0) + 1)
}

let lastWrite: Promise<unknown> = Promise.resolve()

/** Adds what has been counted to what stands in the database, one time after the other. What cannot be written is kept for the next. */
export async function writeApiCalls(db: Database): Promise<void> {
  const write = lastWrite.then(() => writeCounted(db))
  lastWrite = write.catch(() => undefined)
  return await write
}

async function writeCounted(db: Database): Promise<void> {
  for (const [name, counting] of countings) {
    const { organizationId, day, byUser } = counting
    // In the same order everywhere, so that no two servers wait for each other's rows.
    const rows = [...byUser].sort(([a], [b]) => a < b ? -1 : 1).map(([userId, count]) => ({ day, kind: 'apiCalls' as const, userId, count }))
    if (rows.length > 0) await addToUsage(scopedTo(db, organizationId), rows)
    // Meanwhile more calls may have come.
    for (const { userId, count } of rows) byUser.set(userId, byUser.get(userId)! - count)
    for (const [userId, count] of byUser) if (count === 0) byUser.delete(userId)
    counting.stored = undefined
    if (byUser.size === 0) countings.delete(name)
  }
}

async function storedCalls(db: Database, counting: Counting): Promise<number> {
  const { organizationId, day, stored } = counting
  if (stored && Date.now() - stored.readAt < knownForMs) return stored.count
  const count = await sumUsage(scopedTo(db, organizationId), day, 'apiCalls')
  counting.stored = { count, readAt: Date.now() }
  return count
}

function unwritten({ byUser }: Counting): number {
  return [...byUser.values()].reduce((sum, count) => sum + count, 0)
}
