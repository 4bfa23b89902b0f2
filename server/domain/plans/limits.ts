import { noLimits, type LimitName, type PlanLimits } from '#shared/plans/schema'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { findPlanOf } from './plans.repository'

/** The plan of an organization; undefined without one. */
export async function planOf(db: Database, organizationId: string): Promise<{ name: string, limits: PlanLimits } | undefined> {
  return await findPlanOf(db, organizationId)
}

/** What the organization's plan allows it; without a plan, everything. */
export async function limitsOf(db: Database, organizationId: string): Promise<PlanLimits> {
  return (await planOf(db, organizationId))?.limits ?? noLimits
}

const things: Record<LimitName, string> = {
  records: 'records', storageBytes: 'bytes of files', apiCallsPerDay: 'API calls a day', emailsPerDay: 'e-mails a day', aiTokensPerMonth: 'tokens for Claude a month',
}

/** The answer to what a plan has no room for: how much is used, of how much, and who can change that. */
export function limitReached(limit: LimitName, used: number, maximum: number, retryAfterSeconds?: number): DomainError {
  const said = `This organization's plan allows ${maximum.toLocaleString('en')} ${things[limit]}, and ${used.toLocaleString('en')} are used.`
  return new DomainError(retryAfterSeconds === undefined ? 'plan_limit_reached' : 'plan_calls_used_up', {
    detail: `${said} Settings, Usage shows what for; the operator of this installation can raise the limit.`,
    extensions: { limit, used, maximum, help: '/settings/usage' },
    retryAfterSeconds,
  })
}
