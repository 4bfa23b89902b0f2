import type { TimelineEntry } from '#shared/activities/schema'
import { dayOf, todayIn } from '#shared/dates/days'
import type { Database } from '#server/db/database'
import { activityTitle } from '../activities/activity-fields'
import { getTimeline } from '../activities/timeline'
import type { Actor } from '../actor'
import { tellActivity, tellEvent } from './history-line'
import { describeRecord, type ToldRecord } from './told-record'

export interface HistorySubject { type: 'contact' | 'company' | 'deal', id: string }

/** What a line of a history tells of; `[n]` in a text of Claude means the n-th of them. */
export interface HistorySource { type: 'activity' | 'task' | 'deal' | 'contact' | 'company' | 'event', id: string, title: string, on: string }

export interface RecordHistory {
  /** The record's facts and its history, newest last, each source's line beginning with its local number: "[3] 5 days ago, e-mail from Sara: …" */
  text: string
  sources: HistorySource[]
  /** Whose data the text carries. */
  subjects: HistorySubject[]
  /** Whether something earlier or longer was left out. */
  isCut: boolean
  /** The instant of the newest activity in it. */
  newestAt: string | null
}

interface Line { source: HistorySource, text: string }

/** Characters, some four of which make a token. */
const usualLength = 24_000
/** So much is always left for what happened, however many deals and people come before it. */
const leastForEntries = 4000
/** So many of the latest entries of the timeline are looked at. */
const mostEntries = 400

/**
 * What the actor sees of a record and of what happened with it, as prompts carry it: the same text for the same data on any
 * machine, engine and time of the day. Days are told relative to the person's today, texts from outside are fenced, and what
 * is too much is left out from its beginning. Throws not_found for a record that the actor does not see.
 */
export async function recordHistory(db: Database, actor: Actor, subject: HistorySubject, { maxCharacters = usualLength } = {}): Promise<RecordHistory> {
  const clock = { today: todayIn(actor.timeZone), timeZone: actor.timeZone }
  const record = await describeRecord(db, actor, subject, clock)
  const timeline = await latestEntries(db, actor, subject)
  const entries = timeline.entries.flatMap(entry => entryLine(entry, clock.today, actor.timeZone) ?? [])
  const before = record.facts.join('\n').length + record.related.flatMap(({ lines }) => lines).reduce((sum, { text }) => sum + text.length, 0)
  const kept = newestWithin(entries, Math.max(maxCharacters - before, leastForEntries))
  const isCut = timeline.isCut || kept.length < entries.length || kept.some(line => line.isCut)
  const activities = timeline.entries.flatMap(entry => entry.kind === 'activity' && kept.some(({ source }) => source.id === entry.id) ? [entry.activity] : [])
  return {
    ...numbered(record, kept.toReversed(), isCut),
    subjects: subjectsOf(subject, record, activities),
    isCut,
    newestAt: activities[0]?.occurredAt ?? null,
  }
}

/** The entries of the record's timeline, newest first. */
async function latestEntries(db: Database, actor: Actor, { type, id }: HistorySubject): Promise<{ entries: TimelineEntry[], isCut: boolean }> {
  const entries: TimelineEntry[] = []
  let cursor: string | undefined
  do {
    const page = await getTimeline(db, actor, { kind: type, id }, { limit: 200, cursor })
    entries.push(...page.days.flatMap(day => day.entries))
    cursor = page.cursor ?? undefined
  } while (cursor && entries.length < mostEntries)
  return { entries, isCut: cursor !== undefined }
}

function entryLine(entry: TimelineEntry, today: string, timeZone: string): Line & { isCut: boolean } | undefined {
  const on = dayOf(entry.at, timeZone)
  if (entry.kind === 'event') {
    const text = tellEvent(entry.event, on, today)
    return text ? { source: { type: 'event', id: entry.id, title: entry.event.subjectName ?? '', on }, text, isCut: false } : undefined
  }
  return { source: { type: 'activity', id: entry.id, title: activityTitle(entry.activity) ?? '', on }, ...tellActivity(entry.activity, on, today) }
}

/** As many of the newest as fit; one at least. */
function newestWithin<Told extends Line>(newestFirst: Told[], characters: number): Told[] {
  let length = 0
  const end = newestFirst.findIndex(({ text }) => (length += text.length) > characters)
  return end === -1 ? newestFirst : newestFirst.slice(0, Math.max(end, 1))
}

function numbered({ facts, related }: ToldRecord, entries: Line[], isCut: boolean): Pick<RecordHistory, 'text' | 'sources'> {
  const sources: HistorySource[] = []
  const tell = (title: string, lines: Line[]) => lines.length ? ['', `${title}:`, ...lines.map(({ source, text }) => `[${sources.push(source)}] ${text}`)] : []
  const text = [
    ...facts,
    ...related.flatMap(({ title, lines }) => tell(title, lines)),
    ...tell(isCut ? 'What happened, oldest first (what was earlier is left out)' : 'What happened, oldest first', entries),
  ].join('\n')
  return { text, sources }
}

function subjectsOf(subject: HistorySubject, record: ToldRecord, activities: { contactId: string | null, companyId: string | null, dealId: string | null }[]): HistorySubject[] {
  const all: HistorySubject[] = [subject, ...record.subjects, ...activities.flatMap(({ contactId, companyId, dealId }) => [
    ...contactId ? [{ type: 'contact' as const, id: contactId }] : [],
    ...companyId ? [{ type: 'company' as const, id: companyId }] : [],
    ...dealId ? [{ type: 'deal' as const, id: dealId }] : [],
  ])]
  return [...new Map(all.map(one => [`${one.type} ${one.id}`, one])).values()]
}
