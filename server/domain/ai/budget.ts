import type { AiBudget } from '#shared/ai/status-answers'
import { monthlyTokenLimit, spentSince, startOfMonth, useMonthlyTokenLimit } from '#server/ai/budget'
import { readAiAccess } from '#server/ai/settings'
import type { Database } from '#server/db/database'
import { limitsOf } from '../plans/limits'

const microsPerCent = 10_000

/** What an organization has used of Claude in this month (UTC), calls under way included, and of how much; null without a limit. */
export async function budgetOf(db: Database, organizationId: string): Promise<AiBudget | null> {
  const access = await readAiAccess(db, organizationId)
  const monthlyTokens = await monthlyTokenLimit(organizationId, access)
  if (monthlyTokens === null && access.monthlyCents === null) return null
  const { tokens, costMicros, reservedTokens, reservedMicros } = await spentSince(db, startOfMonth())
  return { tokens: tokens + reservedTokens, monthlyTokens, cents: Math.ceil((costMicros + reservedMicros) / microsPerCent), monthlyCents: access.monthlyCents }
}

/** Has the plans of this installation limit the tokens of its organizations. */
export function limitTokensByPlan(db: Database): void {
  useMonthlyTokenLimit(async organizationId => (await limitsOf(db, organizationId)).aiTokensPerMonth)
}

/** The tokens of this month (UTC), those included that are reserved for calls under way. */
export async function tokensThisMonth(db: Database): Promise<number> {
  const { tokens, reservedTokens } = await spentSince(db, startOfMonth())
  return tokens + reservedTokens
}
