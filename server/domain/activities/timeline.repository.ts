import type { TimelineQuery } from '#shared/activities/schema'
import { startOfDay } from '#shared/dates/days'
import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { visibleActivities } from './activities.policy'
import { selectActivities, type ActivityRow } from './activities.repository'
import { hasWords } from './activity-words'
import type { TimelineScope } from './timeline-scope'

/** What part of a timeline is wanted; `position` is where the page before ended. */
export interface TimelinePart { query: TimelineQuery, words: string[], position: { at: string, id: string } | undefined, limit: number }

export interface TimelineEventRow {
  id: string
  type: string
  occurredAt: string
  subjectType: string
  subjectId: string
  payload: string | null
  actorId: string | null
  actorName: string | null
}

/** The newest activities of some records, newest first. */
export async function selectTimelineActivities(db: Database, actor: Actor, { column, ids }: TimelineScope['activities'][number], { query, words, position, limit }: TimelinePart): Promise<ActivityRow[]> {
  if (ids.length === 0 || query.type === 'event') return []
  let select = selectActivities(db, actor).where('activities.deletedAt', 'is', null).where(visibleActivities(actor))
    .where(`activities.${column}`, ids.length === 1 ? '=' : 'in', ids.length === 1 ? ids[0]! : ids)
  if (query.type) select = select.where('activities.type', '=', query.type)
  if (words.length) select = select.where(hasWords(words))
  if (query.after) select = select.where('activities.occurredAt', '>=', startOfDay(query.after, actor.timeZone))
  if (query.before) select = select.where('activities.occurredAt', '<', startOfDay(query.before, actor.timeZone))
  if (position) select = select.where(eb => eb(eb.refTuple('activities.occurredAt', 'activities.id'), '<', eb.tuple(position.at, position.id)))
  return await select.orderBy('activities.occurredAt', 'desc').orderBy('activities.id', 'desc').limit(limit).execute()
}

/** With words to search for, so many of the latest events are read: their texts are in no index. */
const searchedEvents = 1000

/** The newest events of some records, newest first. */
export async function selectTimelineEvents(db: Database, actor: Actor, { type, ids }: TimelineScope['events'][number], { query, words, position, limit }: TimelinePart): Promise<TimelineEventRow[]> {
  if (ids.length === 0 || (query.type && query.type !== 'event')) return []
  let select = db.selectFrom('events').leftJoin('users as u', 'u.id', 'events.actorId')
    .select(['events.id', 'events.type', 'events.occurredAt', 'events.subjectType', 'events.subjectId', 'events.payload', 'events.actorId', 'u.name as actorName'])
    .where('events.subjectType', '=', type).where('events.subjectId', 'in', ids)
  if (query.after) select = select.where('events.occurredAt', '>=', startOfDay(query.after, actor.timeZone))
  if (query.before) select = select.where('events.occurredAt', '<', startOfDay(query.before, actor.timeZone))
  if (position) select = select.where(eb => eb(eb.refTuple('events.occurredAt', 'events.id'), '<', eb.tuple(position.at, position.id)))
  const rows = await select.orderBy('events.occurredAt', 'desc').orderBy('events.id', 'desc').limit(words.length ? searchedEvents : limit).execute()
  if (words.length === 0) return rows
  return rows.filter(row => mentions(row.payload, words)).slice(0, limit)
}

function mentions(payload: string | null, words: string[]): boolean {
  const text = fold(payload ?? '')
  return words.every(word => text.includes(word))
}
