import { contactName } from '#shared/contacts/name'
import { inTransaction, type Database } from '#server/db/database'
import { notFound } from '#server/errors'
import { detachActivities } from '../activities/detach-activities'
import type { Actor } from '../actor'
import { eraseAnswers } from '../ai/erase-answers'
import { forgetRecord } from '../bulk/forget'
import { eraseClient } from '../client-proposals/erase-client'
import { detachDeals } from '../deals/detach-deals'
import { recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { deletePaymentsOf } from '../money/payments-of-records'
import { deleteProposalsOf } from '../proposals/proposals-of-records'
import { unindexRecords } from '../search/search-index'
import { detachTasks } from '../tasks/detach-tasks'
import { deleteContactRow, findContactRow } from './contacts.repository'

/**
 * Deletes a contact for good, from the trash or not. Deals stay without the contact, as do accepted proposals and those of a deal;
 * activities that belong to nothing else go with it.
 */
export async function deleteContactPermanently(db: Database, actor: Actor, id: string): Promise<void> {
  assertCan(actor, 'records.delete-permanently')
  await inTransaction(db, async (trx) => {
    const contact = await findContactRow(trx, id)
    if (!contact) throw notFound()
    await detachDeals(trx, { contactId: id })
    await detachActivities(trx, { contactId: id })
    await detachTasks(trx, { contactId: id })
    await deletePaymentsOf(trx, { contactId: id })
    await deleteProposalsOf(trx, { contactId: id })
    await eraseClient(trx, id)
    await unindexRecords(trx, 'contact', [id])
    await forgetRecord(trx, id)
    await eraseAnswers(trx, 'contact', [id])
    await deleteContactRow(trx, id)
    await recordEvent(trx, actor, { type: 'contact.deleted_permanently', subject: { type: 'contact', id }, payload: { name: contactName(contact) } })
  })
}
