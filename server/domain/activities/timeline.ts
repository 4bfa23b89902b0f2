import type { Timeline, TimelineEntry, TimelineQuery } from '#shared/activities/schema'
import { dayOf } from '#shared/dates/days'
import { searchWords } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { decodeCursor, encodeCursor } from '#server/db/pagination'
import type { Actor } from '../actor'
import { filesOf } from '../attachments/files-of-activities'
import type { Changes } from '../events/events'
import { namesFor } from '../events/names'
import { idsIn, readableChanges } from '../events/readable-changes'
import { toActivity } from './activities.repository'
import { scopeOf, type TimelineRecord } from './timeline-scope'
import { selectTimelineActivities, selectTimelineEvents, type TimelineEventRow, type TimelinePart } from './timeline.repository'

const cursorKey = 'timeline'

/**
 * What happened with a contact, company or deal and with its deals: activities and events, newest first, by the actor's
 * days. Each source is walked in its own index and the heads are merged, so a page costs the same however long the history.
 */
export async function getTimeline(db: Database, actor: Actor, record: TimelineRecord, query: TimelineQuery): Promise<Timeline> {
  const scope = await scopeOf(db, actor, record)
  const part: TimelinePart = { query, words: searchWords(query.q ?? ''), position: positionOf(query.cursor), limit: query.limit + 1 }
  const activities = (await Promise.all(scope.activities.map(source => selectTimelineActivities(db, actor, source, part)))).flat()
  const events = (await Promise.all(scope.events.map(source => selectTimelineEvents(db, actor, source, part)))).flat()
  const files = await filesOf(db, activities.map(({ id }) => id))
  const entries = newestFirst([
    ...activities.map(row => ({ kind: 'activity' as const, id: row.id, at: row.occurredAt, activity: toActivity(row, files.get(row.id)) })),
    ...await describeEvents(db, actor, events),
  ])
  const page = entries.slice(0, query.limit)
  const last = page.at(-1)
  return { days: byDay(page, actor.timeZone), cursor: last && entries.length > query.limit ? encodeCursor(cursorKey, { value: last.at, id: last.id }) : null }
}

function positionOf(cursor: string | undefined): TimelinePart['position'] {
  if (cursor === undefined) return undefined
  const { value, id } = decodeCursor(cursor, cursorKey)
  return { at: String(value), id }
}

/** Sorted, each entry once: one activity may come by its contact and by its deal. */
function newestFirst(entries: TimelineEntry[]): TimelineEntry[] {
  const once = [...new Map(entries.map(entry => [entry.id, entry])).values()]
  return once.sort((a, b) => a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)
}

function byDay(entries: TimelineEntry[], timeZone: string): Timeline['days'] {
  const days: Timeline['days'] = []
  for (const entry of entries) {
    const day = dayOf(entry.at, timeZone)
    const current = days.at(-1)
    if (current?.day === day) current.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

async function describeEvents(db: Database, actor: Actor, rows: TimelineEventRow[]): Promise<TimelineEntry[]> {
  const payloads = rows.map(row => JSON.parse(row.payload ?? '{}') as { name?: string | null, changes?: Changes })
  const names = await namesFor(db, actor.organizationId, payloads.flatMap(({ changes }) => idsIn(changes ?? {})))
  return rows.map(({ payload: _, ...row }, index) => {
    const { name, changes } = payloads[index]!
    return { kind: 'event', id: row.id, at: row.occurredAt, event: { ...row, subjectName: name ?? null, changes: readableChanges(changes ?? {}, names) } }
  })
}
