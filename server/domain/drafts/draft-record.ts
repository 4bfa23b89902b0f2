import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'
import { getDeal } from '../deals/deals'

interface Subject { type: 'contact' | 'company' | 'deal', id: string }

/** What a message is about and whom it is for. */
export interface DraftRecord { record: Subject, subjects: Subject[], to: { name: string, email: string | null } | null }

/** The record of a draft, if the actor sees it; of a deal the message is for its first contact. Throws not_found. */
export async function draftRecord(db: Database, actor: Actor, { contactId, companyId, dealId }: { contactId?: string, companyId?: string, dealId?: string }): Promise<DraftRecord> {
  if (companyId) {
    await getVisibleCompany(db, actor, companyId)
    return about({ type: 'company', id: companyId })
  }
  if (!dealId) return about({ type: 'contact', id: contactId! }, await getContact(db, actor, contactId!))
  const [first] = (await getDeal(db, actor, dealId)).contacts
  return about({ type: 'deal', id: dealId }, first && await getContact(db, actor, first.id))
}

function about(record: Subject, contact?: { id: string, name: string, email: string | null }): DraftRecord {
  if (!contact) return { record, subjects: [record], to: null }
  const { id, name, email } = contact
  return { record, subjects: record.id === id ? [record] : [record, { type: 'contact', id }], to: { name, email } }
}
