import type { Activity } from '#shared/activities/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { visibleActivities } from './activities.policy'
import { selectActivities, toActivity } from './activities.repository'
import { scopeOf, type TimelineRecord } from './timeline-scope'

/** What is written to each other. */
const written = ['email', 'message'] as const

function selectMessages(db: Database, actor: Actor) {
  return selectActivities(db, actor).where('activities.deletedAt', 'is', null).where(visibleActivities(actor))
    .where('activities.type', 'in', written).where('activities.body', 'is not', null).where('activities.body', '!=', '')
    .orderBy('activities.occurredAt', 'desc').orderBy('activities.id', 'desc')
}

/** The latest e-mails and messages on a record's timeline that the actor sees, newest first. Throws not_found for a record they do not see. */
export async function listMessagesOf(db: Database, actor: Actor, record: TimelineRecord, limit: number): Promise<Activity[]> {
  const { activities } = await scopeOf(db, actor, record)
  const rows = []
  for (const { column, ids } of activities) {
    if (ids.length) rows.push(...await selectMessages(db, actor).where(`activities.${column}`, 'in', ids).limit(limit).execute())
  }
  const found = [...new Map(rows.map(row => [row.id, toActivity(row)])).values()]
  return found.sort((a, b) => b.occurredAt.localeCompare(a.occurredAt) || b.id.localeCompare(a.id)).slice(0, limit)
}

/** What the actor has sent lately, to whomever of those they see, newest first. */
export async function listSentMessages(db: Database, actor: Actor, limit: number): Promise<Activity[]> {
  const rows = await selectMessages(db, actor).where('activities.userId', '=', actor.userId).where('activities.direction', '=', 'outbound').limit(limit).execute()
  return rows.map(row => toActivity(row))
}
