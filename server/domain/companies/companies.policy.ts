import type { ExpressionBuilder } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { Database } from '#server/db/database'
import type { Schema } from '#server/db/schema'
import { DomainError } from '#server/errors'
import { ownOrShared, seenAmong, type Viewer } from '../shares/visibility'

/** The condition under which the actor sees a company: reps see their own, those shared with them, and those of the contacts and deals they see. */
export function visibleCompanies(actor: Viewer) {
  return (eb: ExpressionBuilder<Schema, 'companies'>) => {
    if (seesEverything(actor.role)) return eb.lit(true)
    return eb.or([
      ownOrShared(actor, 'company', 'companies'),
      eb.exists(eb.selectFrom('contacts as c').select('c.id').whereRef('c.companyId', '=', 'companies.id').where(ownOrShared(actor, 'contact', 'c')).where('c.deletedAt', 'is', null)),
      eb.exists(eb.selectFrom('deals as d').select('d.id').whereRef('d.companyId', '=', 'companies.id').where(ownOrShared(actor, 'deal', 'd')).where('d.deletedAt', 'is', null)),
    ])
  }
}

/** Refuses a change of a company that a rep sees through contacts and deals alone. */
export async function assertMayChange(db: Database, actor: Viewer, company: { id: string, ownerId: string | null }): Promise<void> {
  if ((await seenAmong(db, actor, 'company', [company])).has(company.id)) return
  throw new DomainError('forbidden', { detail: 'You see this company through contacts and deals, but another member owns it. Ask them or a manager.' })
}
