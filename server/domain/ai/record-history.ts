import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { historyLines, type EntryLine, type HistoryLines } from './history-lines'
import type { ToldRecord } from './told-record'

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

/** Characters, some four of which make a token. */
const usualLength = 24_000
/** So much is always left for what happened, however many deals and people come before it. */
const leastForEntries = 4000

/**
 * What the actor sees of a record and of what happened with it, as prompts carry it: the same text for the same data on any
 * machine, engine and time of the day. Days are told relative to the person's today, texts from outside are fenced, and what
 * is too much is left out from its beginning. Throws not_found for a record that the actor does not see.
 */
export async function recordHistory(db: Database, actor: Actor, subject: HistorySubject, options?: { maxCharacters?: number }): Promise<RecordHistory> {
  return composeHistory(subject, await historyLines(db, actor, subject), options)
}

/** The history that these lines make, no longer than wanted. */
export function composeHistory(subject: HistorySubject, { record, entries, isCut: isMore }: HistoryLines, { maxCharacters = usualLength } = {}): RecordHistory {
  const before = record.facts.join('\n').length + record.related.flatMap(({ lines }) => lines).reduce((sum, { text }) => sum + text.length, 0)
  const kept = newestWithin(entries, Math.max(maxCharacters - before, leastForEntries))
  const isCut = isMore || kept.length < entries.length || kept.some(line => line.isCut)
  return {
    ...numbered(record, kept.toReversed(), isCut),
    subjects: subjectsOf(subject, record, kept),
    isCut,
    newestAt: kept.find(({ activity }) => activity)?.activity?.occurredAt ?? null,
  }
}

/** As many of the newest as fit; one at least. */
function newestWithin(newestFirst: EntryLine[], characters: number): EntryLine[] {
  let length = 0
  const end = newestFirst.findIndex(({ text }) => (length += text.length) > characters)
  return end === -1 ? newestFirst : newestFirst.slice(0, Math.max(end, 1))
}

function numbered({ facts, related }: ToldRecord, entries: EntryLine[], isCut: boolean): Pick<RecordHistory, 'text' | 'sources'> {
  const sources: HistorySource[] = []
  const tell = (title: string, lines: { source: HistorySource, text: string }[]) =>
    lines.length ? ['', `${title}:`, ...lines.map(({ source, text }) => `[${sources.push(source)}] ${text}`)] : []
  const text = [
    ...facts,
    ...related.flatMap(({ title, lines }) => tell(title, lines)),
    ...tell(isCut ? 'What happened, oldest first (what was earlier is left out)' : 'What happened, oldest first', entries),
  ].join('\n')
  return { text, sources }
}

function subjectsOf(subject: HistorySubject, record: ToldRecord, entries: EntryLine[]): HistorySubject[] {
  const linked = entries.flatMap(({ activity }) => activity ? [activity] : []).flatMap(({ contactId, companyId, dealId }): HistorySubject[] => [
    ...contactId ? [{ type: 'contact' as const, id: contactId }] : [],
    ...companyId ? [{ type: 'company' as const, id: companyId }] : [],
    ...dealId ? [{ type: 'deal' as const, id: dealId }] : [],
  ])
  return [...new Map([subject, ...record.subjects, ...linked].map(one => [`${one.type} ${one.id}`, one])).values()]
}
