import type { Contact } from '#shared/contacts/schema'
import type { Deal } from '#shared/deals/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'
import { getDeal } from '../deals/deals'

interface Named { contactId?: string | null, companyId?: string | null, dealId?: string | null }

/** Whom and what a proposal is for. */
export interface Parties {
  contact: Pick<Contact, 'id' | 'name'> | null
  company: { id: string, name: string } | null
  deal: Deal | null
}

/** The records that are named; a deal brings its contact and company along, and a contact its company. What the actor may not see cannot be named. */
export async function partiesOf(db: Database, actor: Actor, named: Named): Promise<Parties> {
  const deal = named.dealId ? await getDeal(db, actor, named.dealId) : null
  const contactId = named.contactId === undefined ? deal?.contactId : named.contactId
  const contact: Contact | null = contactId ? await getContact(db, actor, contactId) : null
  const inherited = contact?.companyId ? contact : deal
  const company = named.companyId ? await getVisibleCompany(db, actor, named.companyId) : null
  if (company || named.companyId === null || !inherited?.companyId) return { contact, company, deal }
  return { contact, company: { id: inherited.companyId, name: inherited.companyName ?? '' }, deal }
}

/** The columns that hold them. */
export function columnsOf({ contact, company, deal }: Parties): { contactId: string | null, companyId: string | null, dealId: string | null } {
  return { contactId: contact?.id ?? null, companyId: company?.id ?? null, dealId: deal?.id ?? null }
}

/** The links that a change names; the others stay. */
export async function changedLinks(db: Database, actor: Actor, { contactId, companyId, dealId }: Named): Promise<Named> {
  if (contactId) await getContact(db, actor, contactId)
  if (companyId) await getVisibleCompany(db, actor, companyId)
  if (dealId) await getDeal(db, actor, dealId)
  return { ...(contactId === undefined ? {} : { contactId }), ...(companyId === undefined ? {} : { companyId }), ...(dealId === undefined ? {} : { dealId }) }
}
