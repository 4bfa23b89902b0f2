import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { Schema } from '#server/db/schema'
import { visibleCompanies } from '../companies/companies.policy'
import { ownOrShared, type Viewer } from '../shares/visibility'

/** The condition under which the actor sees an activity. */
export function visibleActivities(actor: Viewer) {
  return () => visibleByLinks(actor, 'activities')
}

/**
 * The condition under which the actor sees what hangs on contacts, deals and companies: reps see what is on the contacts and
 * deals they see, and what is on a company alone if they see the company.
 */
export function visibleByLinks(actor: Viewer, table: 'activities' | 'payments' | 'proposals'): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'activities'>()
  if (seesEverything(actor.role)) return eb.lit(true)
  const column = (name: 'contactId' | 'dealId' | 'companyId') => eb.ref(`${table}.${name}` as `activities.${typeof name}`)
  const ofContact = eb.exists(eb.selectFrom('contacts as own').select('own.id').where('own.id', '=', column('contactId')).where(ownOrShared(actor, 'contact', 'own')).where('own.deletedAt', 'is', null))
  const ofDeal = eb.exists(eb.selectFrom('deals as own').select('own.id').where('own.id', '=', column('dealId')).where(ownOrShared(actor, 'deal', 'own')).where('own.deletedAt', 'is', null))
  const ofCompany = eb.exists(eb.selectFrom('companies').select('companies.id').where('companies.id', '=', column('companyId')).where(visibleCompanies(actor)).where('companies.deletedAt', 'is', null))
  return eb.or([ofContact, ofDeal, eb.and([eb(column('contactId'), 'is', null), eb(column('dealId'), 'is', null), ofCompany])])
}
