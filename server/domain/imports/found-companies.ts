import { workDomain } from '#shared/companies/domain'
import type { Database } from '#server/db/database'
import { companiesByDomain } from '../companies/companies-by-domain'
import type { BulkContact } from '../contacts/bulk-contacts'
import { companyFound } from '../contacts/company-found'
import type { NewEvent } from '../events/events'
import type { ImportAuthor } from './import-author'

/** Gives new contacts for whom the file names no company the one at whose domain they have an address; answers the events. */
export async function settleByAddress(db: Database, author: ImportAuthor, importId: string, contacts: BulkContact[]): Promise<NewEvent[]> {
  const homeless = contacts.filter(contact => !contact.companyId && !contact.companyName)
    .map(contact => ({ contact, domains: contact.emails.flatMap(({ address }) => workDomain(address) ?? []) }))
  const companies = await companiesByDomain(db, author, homeless.flatMap(({ domains }) => domains))
  return homeless.flatMap(({ contact, domains }) => {
    const company = domains.map(domain => companies.get(domain)).find(Boolean)
    if (!company) return []
    Object.assign(contact, { companyId: company.id, companyName: company.name })
    const event = companyFound({ ...contact, email: contact.emails[0]?.address ?? null, phone: contact.phones[0]?.number ?? null }, company)
    return [{ ...event, payload: { ...event.payload, importId } }]
  })
}
