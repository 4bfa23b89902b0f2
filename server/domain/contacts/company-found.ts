import type { Contact } from '#shared/contacts/schema'
import { contactName } from '#shared/contacts/name'
import { changesBetween, type NewEvent } from '../events/events'

/** An event of its own says that nobody chose the company, but an address did; it is taken back like every other change. */
export function companyFound(contact: Parameters<typeof contactName>[0] & { id: string }, company: { id: string, name: string }): NewEvent {
  const nowhere: Pick<Contact, 'companyId' | 'companyName'> = { companyId: null, companyName: null }
  const changes = changesBetween(nowhere, { companyId: company.id, companyName: company.name })
  return { type: 'contact.company_found', subject: { type: 'contact', id: contact.id }, payload: { name: contactName(contact), changes } }
}
