import { inTransaction, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import type { Actor } from '../actor'
import { eraseAnswers } from '../ai/erase-answers'
import { removeCompanyOfContacts } from '../contacts/company-of-contacts'
import { reindexDeals } from '../deals/deal-search'
import { thinOutEvents } from '../events/thin-out'
import { assertCan } from '../members/policy'
import { unindexRecords } from '../search/search-index'
import { deleteSampleRows, deleteUnusedTags, detachFromSamples, findAddition, listSampleIds } from './sample-data.repository'

/**
 * Removes every sample record, changed by people or not, for good, with what happened to it. What people made stays: their notes,
 * deals and contacts are taken off the sample records first. Does nothing where there is no sample data.
 */
export async function removeSampleData(db: Database, actor: Actor): Promise<void> {
  assertCan(actor, 'sample-data.manage')
  await inTransaction(db, async (trx) => {
    await engineOf(trx).lockOrganization(trx, actor.organizationId)
    const ids = await listSampleIds(trx)
    const { company, contact, deal, activity } = ids
    if (company.length + contact.length + deal.length + activity.length === 0) return
    for (const id of company) await removeCompanyOfContacts(trx, id)
    const { dealIds } = await detachFromSamples(trx, ids)
    await reindexDeals(trx, dealIds)
    for (const kind of ['company', 'contact', 'deal', 'activity'] as const) {
      if (ids[kind].length) await unindexRecords(trx, kind, ids[kind])
    }
    for (const kind of ['company', 'contact', 'deal'] as const) await eraseAnswers(trx, kind, ids[kind])
    await deleteSampleRows(trx)
    await deleteUnusedTags(trx, await addedTags(trx))
    await thinOutEvents(trx, actor, ids, { type: 'sample_data.removed', subject: { type: 'sample_data', id: actor.organizationId } })
  })
}

async function addedTags(trx: Database): Promise<string[]> {
  const addition = await findAddition(trx)
  return addition?.payload ? (JSON.parse(addition.payload) as { tagIds: string[] }).tagIds : []
}
