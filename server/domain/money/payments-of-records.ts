import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { deletePaymentsAlone, listPaymentIds } from './payments.repository'

type Records = Partial<Record<'contactId' | 'companyId' | 'dealId', string[]>>

/** The payments of some records that the actor sees, those in the trash too: what happened to them is history. */
export async function listPaymentIdsOf(db: Database, actor: Actor, records: Records, limit: number): Promise<string[]> {
  return await listPaymentIds(db, actor, records, limit)
}

/**
 * Deletes the payments of a contact, company or deal that is about to be deleted for good, those that belong to no other
 * record. The others stay: triggers take the record off them.
 */
export async function deletePaymentsOf(db: Database, record: { contactId: string } | { companyId: string } | { dealId: string }): Promise<void> {
  const [[column, id]] = Object.entries(record) as [['contactId' | 'companyId' | 'dealId', string]]
  await deletePaymentsAlone(db, column, id)
}
