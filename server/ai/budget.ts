import type { AiPrice } from '#shared/ai/models'
import type { Database } from '#server/db/database'
import { aiProblem, type Tokens } from './failures'
import { lostBefore } from './lost-calls'
import type { AiRequest } from './request'
import type { AiAccess } from './settings'

const microsPerCent = 10_000

/** What a month's uses have cost, and what is held back for those that run. */
export interface Spent { tokens: number, costMicros: number, reservedTokens: number, reservedMicros: number }

type TokenLimit = (organizationId: string) => Promise<number | null>

let planLimit: TokenLimit = async () => null

/** Says how many tokens an organization's plan allows it in a month; done once at start. */
export function useMonthlyTokenLimit(limit: TokenLimit): void {
  planLimit = limit
}

/** The most tokens an organization may use in a month: by its own settings and by its plan; null for as many as it likes. */
export async function monthlyTokenLimit(organizationId: string, { monthlyTokens }: Pick<AiAccess, 'monthlyTokens'>): Promise<number | null> {
  const limits = [monthlyTokens, await planLimit(organizationId)].filter(limit => limit !== null)
  return limits.length > 0 ? Math.min(...limits) : null
}

/** What tokens cost, in millionths of a US dollar. */
export function costOf({ inputTokens, outputTokens }: Tokens, { inputMicros, outputMicros }: AiPrice): number {
  return Math.ceil((inputTokens * inputMicros + outputTokens * outputMicros) / 1_000_000)
}

/** What is held back for a request: two whole tries, since an answer of the wrong form is asked for once more. */
export function reservationFor(request: AiRequest): Tokens {
  const { inputTokens, outputTokens } = mostOfOneTry(request)
  return { inputTokens: 2 * inputTokens, outputTokens: 2 * outputTokens }
}

/** Whether one more try stays within what was held back, after tries that used `spent`. */
export function leavesRoomFor(request: AiRequest, spent: Tokens): boolean {
  const most = mostOfOneTry(request)
  return spent.inputTokens <= most.inputTokens && spent.outputTokens <= most.outputTokens
}

/** An answer of full length, and rather too much for what is sent: a token is some 3 bytes. */
function mostOfOneTry({ params }: AiRequest): Tokens {
  const { model: _model, max_tokens: outputTokens, ...sent } = params
  return { inputTokens: Math.ceil(Buffer.byteLength(JSON.stringify(sent)) / 2), outputTokens }
}

/** The first instant of the month, in UTC. */
export function startOfMonth(at = new Date()): string {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth())).toISOString()
}

/** What was spent since an instant. */
export async function spentSince(db: Database, since: string): Promise<Spent> {
  const row = await db.selectFrom('aiCalls').select(({ fn, eb }) => {
    const heldBack = (column: 'reservedTokens' | 'reservedMicros') => fn.sum<number>(eb.case().when('at', '>=', lostBefore()).then(eb.ref(column)).else(0).end()).as(column)
    return [
      fn.sum<number>('inputTokens').as('inputTokens'), fn.sum<number>('outputTokens').as('outputTokens'), fn.sum<number>('costMicros').as('costMicros'),
      heldBack('reservedTokens'), heldBack('reservedMicros'),
    ]
  }).where('at', '>=', since).where('outcome', '!=', 'cached').executeTakeFirst()
  return {
    tokens: Number(row?.inputTokens ?? 0) + Number(row?.outputTokens ?? 0), costMicros: Number(row?.costMicros ?? 0),
    reservedTokens: Number(row?.reservedTokens ?? 0), reservedMicros: Number(row?.reservedMicros ?? 0),
  }
}

/** Throws ai_budget_reached if the month could not hold `wanted` beside what is spent and under way. */
export async function assertWithinBudget(trx: Database, limits: { tokens: number | null, cents: number | null }, wanted: { tokens: number, micros: number }): Promise<void> {
  if (limits.tokens === null && limits.cents === null) return
  const spent = await spentSince(trx, startOfMonth())
  const passesTokens = limits.tokens !== null && spent.tokens + spent.reservedTokens + wanted.tokens > limits.tokens
  const passesMoney = limits.cents !== null && spent.costMicros + spent.reservedMicros + wanted.micros > limits.cents * microsPerCent
  if (passesTokens || passesMoney) throw aiProblem('ai_budget_reached')
}
