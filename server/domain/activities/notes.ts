import type { Activity, ListActivities } from '#shared/activities/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { listActivities } from './list-activities'
import { scopeOf, type TimelineRecord } from './timeline-scope'

/** The notes of a contact or deal, newest first. */
export async function listNotes(db: Database, actor: Actor, record: TimelineRecord, query: Pick<ListActivities, 'limit' | 'cursor' | 'total'>): Promise<{ notes: Activity[], cursor: string | null, total?: number }> {
  await scopeOf(db, actor, record)
  const { activities, ...page } = await listActivities(db, actor, { ...query, sort: '-occurredAt', type: 'note', [`${record.kind}Id`]: record.id })
  return { notes: activities, ...page }
}
