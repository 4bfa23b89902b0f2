import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { deleteProposalsAlone, listContactsWithProposals, listProposalIds } from './proposals.repository'

type Records = Partial<Record<'contactId' | 'companyId' | 'dealId', string[]>>

/** The proposals of some records that the actor sees, those in the trash too: what happened to them is history. */
export async function listProposalIdsOf(db: Database, actor: Actor, records: Records, limit: number): Promise<string[]> {
  return await listProposalIds(db, actor, records, limit)
}

/**
 * Deletes the proposals to a contact, company or deal that is about to be deleted for good: those of a deal stay with it, those
 * of a person stay with nobody else. What was accepted has been agreed on, and stays. From what stays, triggers take the record off.
 */
export async function deleteProposalsOf(db: Database, record: { contactId: string } | { companyId: string } | { dealId: string }): Promise<void> {
  if ('contactId' in record) await deleteProposalsAlone(db, 'contactId', record.contactId, ['dealId'])
  else if ('companyId' in record) await deleteProposalsAlone(db, 'companyId', record.companyId, ['dealId', 'contactId'])
  else await deleteProposalsAlone(db, 'dealId', record.dealId, ['contactId', 'companyId'])
}

/** Which of these contacts have proposals. */
export async function findContactsWithProposals(db: Database, contactIds: string[]): Promise<string[]> {
  return contactIds.length ? await listContactsWithProposals(db, contactIds) : []
}
