import type { Insights } from '#shared/insights/answers'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { hasHistory, historyLines } from '../ai/history-lines'
import type { HistorySubject } from '../ai/record-history'
import { getDeal } from '../deals/deals'
import { assertCan } from '../members/policy'
import { riskOf, toRisk } from './deal-risk'
import { findDealSigns } from './deal-signs'
import { hasInsights } from './insights.repository'
import { suggestionOf, toSuggestion } from './next-action'
import { summaryOf, toSummary } from './summary'
import { lastTold } from './told-insight'

/** What the actor was told last of a record, and of a deal its signs; nothing is asked. Throws not_found for a record that they do not see. */
export async function getInsights(db: Database, actor: Actor, subject: HistorySubject): Promise<Insights> {
  assertCan(actor, 'ai.read')
  const signs = subject.type === 'deal' ? await findDealSigns(db, actor, await getDeal(db, actor, subject.id)) : []
  // Most records are looked at by people who have asked nothing about them: then the history is not read.
  if (!await hasInsights(db, actor.userId, subject)) return { hasHistory: await hasHistory(db, actor, subject), summary: null, nextAction: null, signs, risk: null }
  const lines = await historyLines(db, actor, subject)
  const summary = await lastTold(db, actor, summaryOf(actor, subject), lines)
  const suggestion = subject.type === 'company' ? null : await lastTold(db, actor, suggestionOf(actor, subject), lines)
  const risk = subject.type === 'deal' ? await lastTold(db, actor, riskOf(actor, subject.id, signs), lines) : null
  return {
    hasHistory: lines.entries.length > 0,
    summary: summary && toSummary(summary),
    nextAction: suggestion && toSuggestion(suggestion, actor),
    signs,
    risk: risk && toRisk(risk),
  }
}
