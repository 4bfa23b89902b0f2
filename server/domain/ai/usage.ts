import type { AiCounts, AiUsage } from '#shared/ai/usage-answers'
import { aiFeatures } from '#shared/ai/values'
import { can } from '#shared/members/permissions'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'
import { usageDay } from '../usage/usage-day'
import { budgetOf } from './budget'
import { findFirstCall, sumCalls, type CallSums } from './usage.repository'

const mostMonths = 36

/** How Claude was used in a month (UTC), and what that cost: all of it for admins, their own use for the others. */
export async function getAiUsage(db: Database, actor: Actor, month = thisMonth()): Promise<AiUsage> {
  assertCan(actor, 'ai.read')
  const isAdmin = can(actor.role, 'ai.manage')
  const userId = isAdmin ? undefined : actor.userId
  const calls = await sumCalls(db, { from: `${month}-01`, before: `${monthAfter(month)}-01`, userId })
  return {
    month,
    months: monthsSince((await findFirstCall(db, userId))?.slice(0, 7)),
    total: counted(calls),
    features: aiFeatures.flatMap((feature) => {
      const ofFeature = calls.filter(call => call.feature === feature)
      return ofFeature.length ? [{ feature, ...counted(ofFeature) }] : []
    }),
    ...isAdmin ? { members: grouped(calls, call => call.userId).map(([{ userId, name }, counts]) => ({ userId, name, ...counts })) } : {},
    prompts: grouped(calls, call => `${call.promptName} ${call.promptVersion}`).map(([{ promptName, promptVersion }, counts, ofPrompt]) =>
      ({ promptName, promptVersion, good: rated(ofPrompt, 1), bad: rated(ofPrompt, -1), ...counts })),
    days: daysOf(month).map((day) => {
      const { calls: all, hits } = counted(calls.filter(call => call.day === day))
      return { day, asked: all - hits, hits }
    }),
    budget: await budgetOf(db, actor.organizationId),
  }
}

function counted(calls: CallSums[]): AiCounts {
  const sum = (of: (call: CallSums) => number) => calls.reduce((all, call) => all + of(call), 0)
  return {
    calls: sum(call => call.calls),
    hits: sum(call => call.outcome === 'cached' ? call.calls : 0),
    failed: sum(call => call.outcome === 'failed' ? call.calls : 0),
    // Of an answer from the cache the row says what it has once taken.
    inputTokens: sum(call => call.outcome === 'cached' ? 0 : call.inputTokens),
    outputTokens: sum(call => call.outcome === 'cached' ? 0 : call.outputTokens),
    costMicros: sum(call => call.costMicros),
    savedMicros: sum(call => call.savedMicros),
  }
}

/** By a key, the most used first, with one of each group to tell which it is. */
function grouped(calls: CallSums[], keyOf: (call: CallSums) => string): [CallSums, AiCounts, CallSums[]][] {
  return [...Map.groupBy(calls, keyOf).values()]
    .map((group): [CallSums, AiCounts, CallSums[]] => [group[0]!, counted(group), group])
    .sort(([, a], [, b]) => b.calls - a.calls)
}

function rated(calls: CallSums[], rating: 1 | -1): number {
  return calls.reduce((all, call) => all + (call.rating === rating ? call.calls : 0), 0)
}

function thisMonth(): string {
  return usageDay().slice(0, 7)
}

function monthAfter(month: string): string {
  return shifted(month, 1)
}

function shifted(month: string, by: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

function monthsSince(first = thisMonth()): string[] {
  const months = [thisMonth()]
  while (months.at(-1)! > first && months.length < mostMonths) months.push(shifted(months.at(-1)!, -1))
  return months
}

function daysOf(month: string): string[] {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`).filter(day => day <= usageDay())
}
