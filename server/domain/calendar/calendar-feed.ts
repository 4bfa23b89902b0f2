import { createHash } from 'node:crypto'
import { addressOf } from '#shared/calendar/address'
import type { CalendarEntry } from '#shared/calendar/schema'
import { addDays, todayIn } from '#shared/dates/days'
import { scopedTo, type Database } from '#server/db/database'
import { renderICalendar, type CalendarEvent } from '#server/exporters/icalendar'
import type { Actor } from '../actor'
import { findCalendarFeedActor } from '../accounts/calendar-feeds'
import { instantNow } from '../clock'
import { untilNextChange } from '../events/revision-cache'
import { listEntries } from './calendar'
import { calendarName, entryLine } from './entry-words'
import { stretchOf } from './stretch'

const daysBack = 90
const daysAhead = 365
const mostOfKind = 2000
const refreshHours = 1
/** How long something is shown that has a beginning and no end. */
const usualMs = 30 * 60_000

/** A calendar for other programs; `revision` is another one whenever it shows something else. */
export interface RenderedFeed { text: string, revision: string }

/**
 * The member's own tasks, next actions and meetings, from 90 days back to a year ahead, with the rights they have now;
 * undefined if the address leads nowhere any more. Links lead below `appUrl`.
 */
export async function renderCalendarFeed(db: Database, feedId: string, appUrl: string): Promise<RenderedFeed | undefined> {
  const actor = await findCalendarFeedActor(db, feedId)
  if (!actor) return undefined
  const today = todayIn(actor.timeZone)
  const { locale } = actor.session.user
  const name = calendarName(actor.session.organization.name, locale)
  const key = JSON.stringify(['calendar-feed', actor.userId, actor.role, actor.timeZone, locale, name, today, appUrl])
  return await untilNextChange(scopedTo(db, actor.organizationId), actor.organizationId, key, () => render(scopedTo(db, actor.organizationId), actor, today, name, appUrl))
}

async function render(db: Database, actor: Actor, today: string, name: string, appUrl: string): Promise<RenderedFeed> {
  const { entries } = await listEntries(db, actor, stretchOf(addDays(today, -daysBack), addDays(today, daysAhead), actor.timeZone), undefined, mostOfKind)
  const events = entries.map(entry => toEvent(entry, actor, appUrl))
  return {
    text: renderICalendar({ name, events, stampedAt: instantNow(), refreshHours }),
    revision: createHash('sha256').update(JSON.stringify([name, events])).digest('base64url'),
  }
}

function toEvent(entry: CalendarEntry, actor: Actor, appUrl: string): CalendarEvent {
  const { start } = entry
  const url = `${appUrl}${addressOf(entry)}`
  return {
    uid: `${entry.kind}-${entry.key}@simplecrm`,
    sequence: entry.version,
    when: start === null || entry.allDay ? { day: entry.day } : { start, end: entry.end ?? new Date(Date.parse(start) + usualMs).toISOString() },
    summary: entryLine(entry, actor.session.user.locale),
    description: url,
    url,
    // Something to do can be done around something else; a meeting cannot.
    isBusy: entry.kind === 'meeting',
  }
}
