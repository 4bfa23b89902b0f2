import { todayIn } from '#shared/dates/days'
import { apart } from '#server/db/apart'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { pages, untilNextChange, viewOf } from '../events/revision-cache'
import { habitsOf } from './period'

/**
 * A report as it stands until the organization's next change, or until the actor's day ends; worked out off the request's
 * thread. It depends on the question, on whose figures the actor sees, and on what days, weeks and months are to them.
 */
export async function keptReport<Answer>(db: Database, actor: Actor, name: string, asked: Record<string, unknown>, compute: (db: Database) => Promise<Answer>): Promise<Answer> {
  const { format: _, table: __, ...question } = asked
  const key = JSON.stringify(['report', name, question, viewOf(actor), actor.timeZone, todayIn(actor.timeZone), habitsOf(actor)])
  return await untilNextChange(db, actor.organizationId, key, () => compute(apart(db)), pages)
}
