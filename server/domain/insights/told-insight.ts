import type { InsightSource } from '#shared/insights/answers'
import { dayOf, todayIn } from '#shared/dates/days'
import type { InsightKind } from '#shared/insights/values'
import { inTransaction, type Database } from '#server/db/database'
import { complete, type Completed } from '#server/ai/complete'
import type { Prompt } from '#server/ai/prompt'
import { datesInPieces, withDates } from '#server/ai/relative-days'
import { recall } from '#server/ai/recall'
import type { Actor } from '../actor'
import { historyLines, type HistoryLines } from '../ai/history-lines'
import { composeHistory, type HistorySource, type HistorySubject, type RecordHistory } from '../ai/record-history'
import { instantNow } from '../clock'
import { assertCan } from '../members/policy'
import { checkCitations } from './citations'
import { findInsight, putInsight, type InsightRow } from './insights.repository'
import { newsSince, stillSeen, type SourceKey } from './news'

/** How an insight is asked for. */
export interface Asking {
  fresh?: boolean
  /** Asks nothing: what the actor was told last, if it may still be shown. */
  cachedOnly?: boolean
  signal?: AbortSignal
  onText?: (delta: string) => void
}

/** One kind of insight into one record. */
export interface Insight<Input, Output> {
  kind: InsightKind
  subject: HistorySubject
  prompt: Prompt<Input, Output>
  input: (history: RecordHistory) => Input
}

/** What Claude said, and what each insight carries beside its text. */
export interface Told<Output> {
  output: Output
  /** Takes the numbers that stand for nothing out of the texts, and tells their days as dates. */
  checked: (text: string) => string
  /** What `texts` cite. */
  beside: (...texts: string[]) => { sources: InsightSource[], ai: Completed<Output>['ai'], askedAt: string, newSince: number, isCut: boolean }
}

/** Asks Claude about a record that the actor sees, and keeps what the numbers in the answer stand for; with `cachedOnly` what was kept, or null. */
export async function tell<Input, Output>(db: Database, actor: Actor, insight: Insight<Input, Output>, { cachedOnly, onText, ...asking }: Asking = {}): Promise<Told<Output> | null> {
  assertCan(actor, 'ai.read')
  const lines = await historyLines(db, actor, insight.subject)
  if (cachedOnly) return await lastTold(db, actor, insight, lines)
  const history = composeHistory(insight.subject, lines)
  const completed = await complete(db, actor, insight.prompt, insight.input(history), {
    ...asking, onText: onText && datesInPieces(onText, todayIn(actor.timeZone)), subjects: history.subjects,
  })
  const askedAt = instantNow()
  await keep(db, actor, insight, completed, { history, askedAt })
  return told(completed, actor, { sources: history.sources, askedAt, newSince: 0, isCut: history.isCut })
}

/** What the actor was told last, as long as they see all that it rests on and read the language it is in. */
export async function lastTold<Input, Output>(db: Database, actor: Actor, { kind, subject, prompt }: Insight<Input, Output>, lines: HistoryLines): Promise<Told<Output> | null> {
  const row = await findInsight(db, { userId: actor.userId, kind, subject })
  if (!row || row.role !== actor.role || row.locale !== actor.session.user.locale) return null
  const completed = await recall(db, actor, prompt, row.hash)
  if (!completed) return null
  const keys = JSON.parse(row.sources) as SourceKey[]
  const sources = await stillSeen(db, actor, lines, keys)
  return sources && told(completed, actor, { sources, askedAt: row.askedAt, newSince: newsSince(lines, keys, row.askedAt), isCut: row.isCut === 1 })
}

/** Not if the answer was not kept, as when a record it tells of was deleted meanwhile. */
async function keep<Input, Output>(db: Database, actor: Actor, { kind, subject, prompt }: Insight<Input, Output>, { ai: { hash } }: Completed<Output>, { history, askedAt }: { history: RecordHistory, askedAt: string }): Promise<void> {
  const row: InsightRow = {
    role: actor.role, locale: actor.session.user.locale, hash, askedAt, isCut: Number(history.isCut),
    sources: JSON.stringify(history.sources.map(({ type, id }): SourceKey => [type, id])),
  }
  await inTransaction(db, async (trx) => {
    if (await recall(trx, actor, prompt, hash)) await putInsight(trx, { userId: actor.userId, kind, subject }, row)
  })
}

/** Its days are counted from the day of asking, however long ago that was. */
function told<Output>({ output, ai }: Completed<Output>, { timeZone }: Actor, { sources, ...rest }: { sources: HistorySource[], askedAt: string, newSince: number, isCut: boolean }): Told<Output> {
  const asked = dayOf(rest.askedAt, timeZone)
  return {
    output,
    checked: text => withDates(checkCitations(text, sources.length).text, asked),
    beside: (...texts) => {
      const { cited } = checkCitations(texts.join('\n'), sources.length)
      return { sources: cited.map(n => ({ n, ...sources[n - 1]! })), ai, ...rest }
    },
  }
}
