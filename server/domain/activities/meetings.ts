import type { Activity } from '#shared/activities/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { visibleActivities } from './activities.policy'
import { selectActivities, toActivity } from './activities.repository'

const mostMeetings = 50

/** The actor's own meetings from one instant to another, in their order. */
export async function listMeetings(db: Database, actor: Actor, from: string, to: string): Promise<Activity[]> {
  const rows = await selectActivities(db, actor).where('activities.deletedAt', 'is', null).where('activities.type', '=', 'meeting').where('activities.userId', '=', actor.userId)
    .where('activities.occurredAt', '>=', from).where('activities.occurredAt', '<', to).where('c.deletedAt', 'is', null).where(visibleActivities(actor))
    .orderBy('activities.occurredAt').orderBy('activities.id').limit(mostMeetings).execute()
  return rows.map(row => toActivity(row))
}
