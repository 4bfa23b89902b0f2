import type { CreateActivity } from '#shared/activities/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'
import { getDeal } from '../deals/deals'

interface Subjects { contactId: string | null, companyId: string | null, dealId: string | null }

/**
 * What an activity is about. A deal brings its contact along, and either brings the company; what the actor may not see
 * cannot be named.
 */
export async function subjectsOf(db: Database, actor: Actor, named: Pick<CreateActivity, 'contactId' | 'companyId' | 'dealId'>): Promise<Subjects> {
  const contact = named.contactId ? await getContact(db, actor, named.contactId) : undefined
  const deal = named.dealId ? await getDeal(db, actor, named.dealId) : undefined
  if (named.companyId) await getVisibleCompany(db, actor, named.companyId)
  return {
    contactId: contact?.id ?? deal?.contactId ?? null,
    companyId: named.companyId ?? contact?.companyId ?? deal?.companyId ?? null,
    dealId: deal?.id ?? null,
  }
}
