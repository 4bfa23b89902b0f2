import type { TimelineEntry } from '#shared/activities/schema'
import { dayOf } from '#shared/dates/days'
import type { Database } from '#server/db/database'
import { activityTitle } from '../activities/activity-fields'
import { getTimeline } from '../activities/timeline'
import type { Actor } from '../actor'
import { tellActivity, tellEvent } from './history-line'
import { readerOf, type Reader } from './reader'
import type { HistorySource, HistorySubject } from './record-history'
import { describeRecord, type ToldRecord } from './told-record'

/** Something that happened, as a history tells it. */
export interface EntryLine {
  source: HistorySource
  text: string
  /** Whether its own text was too long. */
  isCut: boolean
  /** The instant of the last change of what is told. */
  changedAt: string
  /** What an activity belongs to and when it was; undefined of an event. */
  activity?: { occurredAt: string, contactId: string | null, companyId: string | null, dealId: string | null }
}

/** All that may be told of a record: itself with what belongs to it, and what happened, newest first. */
export interface HistoryLines {
  record: ToldRecord
  entries: EntryLine[]
  /** Whether there is more than was looked at. */
  isCut: boolean
}

/** So many of the latest entries of the timeline are looked at. */
const mostEntries = 400
const pageLength = 200

/** What the actor sees of a record and of what happened with it; throws not_found if they do not see it. */
export async function historyLines(db: Database, actor: Actor, subject: HistorySubject): Promise<HistoryLines> {
  const reader = readerOf(actor)
  const record = await describeRecord(db, actor, subject, reader)
  const { entries, isCut } = await latestEntries(db, actor, subject)
  return { record, entries: entries.flatMap(entry => entryLine(entry, reader) ?? []), isCut }
}

/** Whether anything has happened lately that a history would tell; throws not_found for a record that the actor does not see. */
export async function hasHistory(db: Database, actor: Actor, { type, id }: HistorySubject): Promise<boolean> {
  const { days } = await getTimeline(db, actor, { kind: type, id }, { limit: 50 })
  return days.some(({ entries }) => entries.some(entry => entryLine(entry, readerOf(actor))))
}

async function latestEntries(db: Database, actor: Actor, { type, id }: HistorySubject): Promise<{ entries: TimelineEntry[], isCut: boolean }> {
  const entries: TimelineEntry[] = []
  let cursor: string | undefined
  do {
    const page = await getTimeline(db, actor, { kind: type, id }, { limit: pageLength, cursor })
    entries.push(...page.days.flatMap(day => day.entries))
    cursor = page.cursor ?? undefined
  } while (cursor && entries.length < mostEntries)
  return { entries, isCut: cursor !== undefined }
}

function entryLine(entry: TimelineEntry, reader: Reader): EntryLine | undefined {
  const on = dayOf(entry.at, reader.timeZone)
  if (entry.kind === 'event') {
    const text = tellEvent(entry.event, on, reader)
    return text ? { source: { type: 'event', id: entry.id, title: entry.event.subjectName ?? '', on }, text, isCut: false, changedAt: entry.at } : undefined
  }
  const { activity } = entry
  return { source: { type: 'activity', id: entry.id, title: activityTitle(activity) ?? '', on }, ...tellActivity(activity, on, reader), changedAt: activity.updatedAt, activity }
}
