import type { Contact } from '#shared/contacts/schema'
import type { Deal } from '#shared/deals/schema'
import type { Proposal, ProposalDocument } from '#shared/proposals/schema'
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

type Names = Partial<Pick<ProposalDocument, 'clientName' | 'companyName'>>

/**
 * The links that a change names, while the others stay; and what the document calls the client then: the name of the new contact
 * or company, where it had that of the one before.
 */
export async function changedLinks(db: Database, actor: Actor, before: Proposal, { contactId, companyId, dealId }: Named): Promise<{ links: Named, names: Names }> {
  const links: Named = {}
  const names: Names = {}
  const { clientName, companyName } = before.document
  if (contactId !== undefined && contactId !== before.contactId) {
    const name = contactId ? (await getContact(db, actor, contactId)).name : null
    links.contactId = contactId
    if (clientName === null || clientName === before.contactName) names.clientName = name
  }
  if (companyId !== undefined && companyId !== before.companyId) {
    const name = companyId ? (await getVisibleCompany(db, actor, companyId)).name : null
    links.companyId = companyId
    if (companyName === null || companyName === before.companyName) names.companyName = name
  }
  if (dealId !== undefined && dealId !== before.dealId) links.dealId = dealId && (await getDeal(db, actor, dealId)).id
  return { links, names }
}
