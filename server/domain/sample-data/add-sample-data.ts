import { todayIn } from '#shared/dates/days'
import type { SampleCounts } from '#shared/sample-data/answers'
import { inTransaction, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import { keysOf } from '../contacts/contact-keys'
import { placeIn } from '../deals/places'
import { rankStep } from '../deals/ranks'
import { recordEvents } from '../events/events'
import { assertCan } from '../members/policy'
import { addSampleTemplates } from '../message-templates/sample-templates'
import { listPipelines } from '../pipelines/pipelines'
import { addSampleProposals } from '../proposals/sample-proposals'
import { findOrCreateTags, listTags, setTags } from '../tags/tags'
import { addSampleView } from '../views/sample-view'
import { addSampleProducts } from './add-products'
import { companyRow, contactRow } from './contact-rows'
import { activityRow, dealRow, pastStays, stageOf } from './deal-rows'
import { countSampleData } from './count-sample-data'
import { moneyRows } from './money-rows'
import { indexSamples } from './sample-documents'
import { insertSampleRows, type SampleRows } from './sample-data.repository'
import { sampleEvents } from './sample-events'
import { sampleRecords } from './sample-records'
import { sampleWriting, type SampleWriting } from './sample-writing'
import { taskRow } from './task-rows'

/** One with line items, and one in Persian. */
const dealsWithProposals = ['hollerbach-labels', 'aftabgardan-series']

/** Adds the sample data, dated around the actor's today, all of it or nothing. Throws already_done while some is there. */
export async function addSampleData(db: Database, actor: Actor): Promise<SampleCounts> {
  assertCan(actor, 'sample-data.manage')
  return await inTransaction(db, async (trx) => {
    await engineOf(trx).lockOrganization(trx, actor.organizationId)
    const present = await countSampleData(trx)
    if (present.contacts + present.companies + present.deals + present.activities > 0) {
      throw new DomainError('already_done', { detail: 'The sample data is there already. Remove it first if you want it anew.' })
    }
    const [pipeline] = await listPipelines(trx)
    const today = todayIn(actor.timeZone)
    const writing = sampleWriting(sampleRecords(today), actor, pipeline!)
    const rows = await sampleRows(trx, writing, today)
    await insertSampleRows(trx, rows)
    await addSampleProducts(trx, writing)
    await addSampleView(trx, actor)
    await addSampleTemplates(trx, actor)
    await indexSamples(trx, writing, rows)
    const tagIds = await tagSamples(trx, writing)
    await recordEvents(trx, actor, [
      ...sampleEvents(writing, rows),
      { type: 'sample_data.added', subject: { type: 'sample_data', id: actor.organizationId }, payload: { tagIds } },
    ])
    await addSampleProposals(trx, actor, dealsWithProposals.map(key => writing.ids.deal(key)!))
    return await countSampleData(trx)
  })
}

async function sampleRows(trx: Database, writing: SampleWriting, today: string): Promise<SampleRows> {
  const { records, ids } = writing
  const money = moneyRows(writing, today)
  const tops = new Map<string, number>()
  const deals = []
  // The one that entered its stage last lies on top of the column.
  for (const deal of records.deals.toSorted((a, b) => a.stageEnteredAt < b.stageEnteredAt ? -1 : 1)) {
    const { id: stageId } = stageOf(writing, deal.stage)
    const position = tops.has(stageId) ? tops.get(stageId)! - rankStep : await placeIn(trx, stageId, ids.deal(deal.key)!, undefined)
    tops.set(stageId, position)
    deals.push(dealRow(writing, deal, position))
  }
  return {
    companies: records.companies.map(company => companyRow(writing, company)),
    contacts: records.contacts.map(contact => contactRow(writing, contact)),
    keys: records.contacts.flatMap(contact => keysOf({ ...contact, id: ids.contact(contact.key) })),
    deals,
    stays: records.deals.flatMap(deal => pastStays(writing, deal)),
    activities: [...records.activities.map(activity => activityRow(writing, activity)), ...money.activities],
    purchases: money.purchases,
    payments: money.payments,
    tasks: records.tasks.map(task => taskRow(writing, task)),
  }
}

/** Tags the sample contacts and deals and answers the tags that did not exist before. */
async function tagSamples(trx: Database, { records, ids }: SampleWriting): Promise<string[]> {
  const known = new Set((await listTags(trx)).map(({ id }) => id))
  const tagIds = await findOrCreateTags(trx, [...new Set([...records.contacts, ...records.deals].flatMap(({ tags }) => tags))])
  for (const { key, tags } of records.contacts) {
    if (tags.length) await setTags(trx, 'contact', ids.contact(key), tags)
  }
  for (const { key, tags } of records.deals) {
    if (tags.length) await setTags(trx, 'deal', ids.deal(key)!, tags)
  }
  return tagIds.filter(id => !known.has(id))
}
