import { inTransaction, type Database } from '#server/db/database'
import { notFound } from '#server/errors'
import { detachActivities } from '../activities/detach-activities'
import type { Actor } from '../actor'
import { eraseAnswers } from '../ai/erase-answers'
import { forgetRecord } from '../bulk/forget'
import { removeCompanyOfContacts } from '../contacts/company-of-contacts'
import { detachDeals } from '../deals/detach-deals'
import { recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { deletePaymentsOf } from '../money/payments-of-records'
import { deleteProposalsOf } from '../proposals/proposals-of-records'
import { unindexRecords } from '../search/search-index'
import { detachTasks } from '../tasks/detach-tasks'
import { visibleCompanies } from './companies.policy'
import { deleteCompanyRow, selectCompanies } from './companies.repository'

/** Deletes a company for good, from the trash or not. Its contacts, deals and activities stay without it. */
export async function deleteCompanyPermanently(db: Database, actor: Actor, id: string): Promise<void> {
  assertCan(actor, 'records.delete-permanently')
  await inTransaction(db, async (trx) => {
    const company = await selectCompanies(trx).where('companies.id', '=', id).where(visibleCompanies(actor)).executeTakeFirst()
    if (!company) throw notFound()
    await removeCompanyOfContacts(trx, id)
    await detachDeals(trx, { companyId: id })
    await detachActivities(trx, { companyId: id })
    await detachTasks(trx, { companyId: id })
    await deletePaymentsOf(trx, { companyId: id })
    await deleteProposalsOf(trx, { companyId: id })
    await unindexRecords(trx, 'company', [id])
    await forgetRecord(trx, id)
    await eraseAnswers(trx, 'company', [id])
    await deleteCompanyRow(trx, id)
    await recordEvent(trx, actor, { type: 'company.deleted_permanently', subject: { type: 'company', id }, payload: { name: company.name } })
  })
}
