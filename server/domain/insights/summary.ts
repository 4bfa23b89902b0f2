import type { Summary } from '#shared/insights/answers'
import type { Database } from '#server/db/database'
import { summarize } from '#server/ai/prompts/summarize'
import type { RecordInput } from '#server/ai/prompts/record-rules'
import type { Actor } from '../actor'
import type { HistorySubject } from '../ai/record-history'
import { languageOf } from './insight-subject'
import { tell, type Asking, type Insight, type Told } from './told-insight'

/** Where things stand with a contact, a company or a deal that the actor sees. */
export async function summarizeRecord(db: Database, actor: Actor, subject: HistorySubject, asking: Asking): Promise<Summary | null> {
  const told = await tell(db, actor, summaryOf(actor, subject), asking)
  return told && toSummary(told)
}

export function summaryOf(actor: Actor, subject: HistorySubject): Insight<RecordInput, string> {
  return { kind: 'summary', subject, prompt: summarize, input: ({ text }) => ({ kind: subject.type, history: text, language: languageOf(actor) }) }
}

export function toSummary({ output, checked, beside }: Told<string>): Summary {
  return { text: checked(output), ...beside(output) }
}
