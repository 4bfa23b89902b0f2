import type { ExpressionBuilder } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { Schema } from '#server/db/schema'
import type { Actor } from '../actor'
import { visibleCompanies } from '../companies/companies.policy'

/**
 * The condition under which the actor sees an activity: reps see those of their own contacts and deals, and those of a
 * company alone if they see the company.
 */
export function visibleActivities(actor: Actor) {
  return (eb: ExpressionBuilder<Schema, 'activities'>) => {
    if (seesEverything(actor.role)) return eb.lit(true)
    const ofOwnContact = eb.exists(eb.selectFrom('contacts as own').select('own.id').whereRef('own.id', '=', 'activities.contactId').where('own.ownerId', '=', actor.userId).where('own.deletedAt', 'is', null))
    const ofOwnDeal = eb.exists(eb.selectFrom('deals as own').select('own.id').whereRef('own.id', '=', 'activities.dealId').where('own.ownerId', '=', actor.userId).where('own.deletedAt', 'is', null))
    const ofCompany = eb.exists(eb.selectFrom('companies').select('companies.id').whereRef('companies.id', '=', 'activities.companyId').where(visibleCompanies(actor)).where('companies.deletedAt', 'is', null))
    return eb.or([ofOwnContact, ofOwnDeal, eb.and([eb('activities.contactId', 'is', null), eb('activities.dealId', 'is', null), ofCompany])])
  }
}
