import type { ExpressionBuilder } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { Schema } from '#server/db/schema'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'

/** The condition under which the actor sees a company: reps see their own and those of their contacts and deals. */
export function visibleCompanies(actor: Actor) {
  return (eb: ExpressionBuilder<Schema, 'companies'>) => {
    if (seesEverything(actor.role)) return eb.lit(true)
    return eb.or([
      eb('companies.ownerId', '=', actor.userId),
      eb.exists(eb.selectFrom('contacts as c').select('c.id').whereRef('c.companyId', '=', 'companies.id').where('c.ownerId', '=', actor.userId).where('c.deletedAt', 'is', null)),
      eb.exists(eb.selectFrom('deals as d').select('d.id').whereRef('d.companyId', '=', 'companies.id').where('d.ownerId', '=', actor.userId).where('d.deletedAt', 'is', null)),
    ])
  }
}

/** Refuses a change of a company that a rep sees through their contacts and deals but that is not theirs. */
export function assertMayChange(actor: Actor, company: { ownerId: string | null }): void {
  if (seesEverything(actor.role) || company.ownerId === actor.userId) return
  throw new DomainError('forbidden', { detail: 'You see this company through your contacts and deals, but another member owns it. Ask them or a manager.' })
}
