import type { Activity, ListActivities } from '#shared/activities/schema'
import { startOfDay } from '#shared/dates/days'
import { searchWords } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { paginate } from '#server/db/pagination'
import type { Actor } from '../actor'
import { filesOf } from '../attachments/files-of-activities'
import { untilNextChange, viewOf } from '../events/revision-cache'
import { visibleActivities } from './activities.policy'
import { selectActivities, toActivity, type ActivityRow } from './activities.repository'
import { hasWords } from './activity-words'

type Filters = Omit<ListActivities, 'limit' | 'cursor' | 'sort' | 'total'>

export interface ActivityPage { activities: Activity[], cursor: string | null, total?: number }

/** A page of the activities that the actor sees, and how many there are in all unless told not to count. */
export async function listActivities(db: Database, actor: Actor, query: ListActivities): Promise<ActivityPage> {
  const { limit, cursor, sort, total: withTotal, ...filters } = query
  const condition = await wordsCondition(db, actor, filters.q)
  const page = await paginate<ActivityRow>(() => matching(db, actor, filters, condition) as never, {
    column: 'activities.occurredAt', idColumn: 'activities.id', descending: sort.startsWith('-'), nullable: false, limit, cursor, key: `activities ${sort}`,
    positionOf: row => ({ value: row.occurredAt, id: row.id }),
  })
  const files = await filesOf(db, page.rows.map(({ id }) => id))
  return {
    activities: page.rows.map(row => toActivity(row, files.get(row.id))), cursor: page.cursor,
    ...(withTotal ? { total: await countActivities(db, actor, filters, condition) } : {}),
  }
}

type WordsCondition = Awaited<ReturnType<typeof wordsCondition>>

const fewMatches = 2000

/** Rare words are looked up in the index; of frequent ones a page is found sooner by walking through time. */
async function wordsCondition(db: Database, actor: Actor, q: string | undefined) {
  const words = searchWords(q ?? '')
  if (words.length === 0) return undefined
  const engine = engineOf(db)
  const count = await engine.countMatches(db, 'activity', actor.organizationId, words, fewMatches)
  return count < fewMatches ? engine.matches('activity', actor.organizationId, words, 'activities.id') : hasWords(words)
}

/** How many match; the planner leaves out the joins, since nothing is taken from them. */
async function countActivities(db: Database, actor: Actor, filters: Filters, condition: WordsCondition): Promise<number> {
  const view = [viewOf(actor), actor.timeZone, filters]
  return await untilNextChange(db, actor.organizationId, JSON.stringify(['activities', ...view]), async () => {
    const { count } = await matching(db, actor, filters, condition).clearSelect().select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    return Number(count)
  })
}

/** The activities that the actor sees and the filters let through. */
function matching(db: Database, actor: Actor, filters: Filters, condition: WordsCondition) {
  let query = selectActivities(db, actor).where('activities.deletedAt', 'is', null).where(visibleActivities(actor))
  if (condition) query = query.where(condition)
  if (filters.type) query = query.where('activities.type', '=', filters.type)
  if (filters.contactId) query = query.where('activities.contactId', '=', filters.contactId)
  if (filters.companyId) query = query.where('activities.companyId', '=', filters.companyId)
  if (filters.dealId) query = query.where('activities.dealId', '=', filters.dealId)
  if (filters.userId) query = filters.userId === 'none' ? query.where('activities.userId', 'is', null) : query.where('activities.userId', '=', filters.userId)
  if (filters.after) query = query.where('activities.occurredAt', '>=', startOfDay(filters.after, actor.timeZone))
  if (filters.before) query = query.where('activities.occurredAt', '<', startOfDay(filters.before, actor.timeZone))
  return query
}
