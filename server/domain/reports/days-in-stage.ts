import { addDays, startOfDay, todayIn } from '#shared/dates/days'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { keptReport } from './kept-report'
import { listDaysOfLeft } from './stays.repository'

const daysLookedAt = 365
/** Fewer deals make no average. */
const fewest = 3

/** How many days the deals that the actor sees stayed on average in a stage before they left it, in the last year; null where too few did. */
export async function averageDaysIn(db: Database, actor: Actor, stageId: string): Promise<number | null> {
  return await keptReport(db, actor, 'days in stage', { stageId }, async (apart) => {
    const start = startOfDay(addDays(todayIn(actor.timeZone), -daysLookedAt), actor.timeZone)
    const [left] = await listDaysOfLeft(apart, actor, {}, [stageId], { start, end: instantNow() })
    return left && left.count >= fewest ? left.days : null
  })
}
