import { addDays, dayOf } from '#shared/dates/days'
import type { Suggestion } from '#shared/insights/answers'
import type { Database } from '#server/db/database'
import { nextAction } from '#server/ai/prompts/next-action'
import type { NextActionOutput } from '#server/ai/prompts/next-action/schema'
import type { RecordInput } from '#server/ai/prompts/record-rules'
import type { Actor } from '../actor'
import type { HistorySubject } from '../ai/record-history'
import { languageOf } from './insight-subject'
import { tell, type Asking, type Insight, type Told } from './told-insight'

const longestAction = 300
const furthest = 365

/** The best next step with a contact or deal that the actor sees, and why; nothing is changed. */
export async function suggestNextAction(db: Database, actor: Actor, subject: HistorySubject, asking: Asking): Promise<Suggestion | null> {
  const told = await tell(db, actor, suggestionOf(actor, subject), asking)
  return told && toSuggestion(told, actor)
}

export function suggestionOf(actor: Actor, subject: HistorySubject): Insight<RecordInput, NextActionOutput> {
  return { kind: 'nextAction', subject, prompt: nextAction, input: ({ text }) => ({ kind: subject.type, history: text, language: languageOf(actor) }) }
}

/** The day is counted from the day of asking. */
export function toSuggestion({ output, checked, beside }: Told<NextActionOutput>, { timeZone }: Actor): Suggestion {
  const more = beside(output.reason)
  const inDays = Math.min(Math.max(output.inDays, 0), furthest)
  return { action: checked(output.action).trim().slice(0, longestAction), date: addDays(dayOf(more.askedAt, timeZone), inDays), reason: checked(output.reason), ...more }
}
