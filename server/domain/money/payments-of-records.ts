import type { Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { deletePaymentsAlone, hasPayments, listPaymentIds } from './payments.repository'

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

/** Refuses another currency for a deal or purchase that something was paid for: payments are in that of their sale, and nothing is converted. */
export async function assertCurrencyIsFree(db: Database, sale: Parameters<typeof hasPayments>[1], currency: string): Promise<void> {
  if (await hasPayments(db, sale)) throw invalidField('currency', 'currency_of_payments', `Payments in ${currency} are recorded for it. Delete them for good first`)
}
