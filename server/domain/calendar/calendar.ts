import type { Calendar, CalendarEntry, CalendarQuery } from '#shared/calendar/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { pages, untilNextChange } from '../events/revision-cache'
import type { Whose } from './calendar.policy'
import { listMeetingEntries } from './meetings.repository'
import { listContactActions, listDealActions } from './next-actions.repository'
import { stretchOf, type Stretch } from './stretch'
import { listTaskEntries } from './task-entries'

/** More than this of one kind nobody reads in a month. */
const mostOfKind = 500

/** What lies in some days of the actor, of another member, or of all, as far as the actor sees it; kept until the organization's next change. */
export async function getCalendar(db: Database, actor: Actor, { from, to, memberId }: CalendarQuery): Promise<Calendar> {
  const key = JSON.stringify(['calendar', actor.userId, actor.role, actor.timeZone, from, to, memberId])
  return await untilNextChange(db, actor.organizationId, key, () => listEntries(db, actor, stretchOf(from, to, actor.timeZone), memberId, mostOfKind), pages)
}

/** The entries of a stretch in their order, of each kind and source at most `limit`. */
export async function listEntries(db: Database, actor: Actor, stretch: Stretch, whose: Whose, limit: number): Promise<Calendar> {
  // One more than is answered tells whether there is more.
  const sources = [
    await listTaskEntries(db, actor, stretch, whose, limit + 1),
    await listContactActions(db, actor, stretch, whose, limit + 1),
    await listDealActions(db, actor, stretch, whose, limit + 1),
    await listMeetingEntries(db, actor, stretch, whose, limit + 1),
  ]
  return {
    entries: sources.flatMap(entries => entries.slice(0, limit)).sort(byTime),
    isCut: sources.some(entries => entries.length > limit),
  }
}

/** What has no time of its own comes first in its day. */
function byTime(a: CalendarEntry, b: CalendarEntry): number {
  return compare(a.day, b.day) || compare(a.start ?? '', b.start ?? '') || compare(a.key, b.key)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
