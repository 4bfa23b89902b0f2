import type { ExpressionBuilder } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { Schema } from '#server/db/schema'
import { visibleCompanies } from '../companies/companies.policy'
import { ownOrShared, type Viewer } from '../shares/visibility'

/**
 * The condition under which the actor sees an activity: reps see those of the contacts and deals they see, and those
 * of a company alone if they see the company.
 */
export function visibleActivities(actor: Viewer) {
  return (eb: ExpressionBuilder<Schema, 'activities'>) => {
    if (seesEverything(actor.role)) return eb.lit(true)
    const ofContact = eb.exists(eb.selectFrom('contacts as own').select('own.id').whereRef('own.id', '=', 'activities.contactId').where(ownOrShared(actor, 'contact', 'own')).where('own.deletedAt', 'is', null))
    const ofDeal = eb.exists(eb.selectFrom('deals as own').select('own.id').whereRef('own.id', '=', 'activities.dealId').where(ownOrShared(actor, 'deal', 'own')).where('own.deletedAt', 'is', null))
    const ofCompany = eb.exists(eb.selectFrom('companies').select('companies.id').whereRef('companies.id', '=', 'activities.companyId').where(visibleCompanies(actor)).where('companies.deletedAt', 'is', null))
    return eb.or([ofContact, ofDeal, eb.and([eb('activities.contactId', 'is', null), eb('activities.dealId', 'is', null), ofCompany])])
  }
}
