import type { SampleCounts } from '#shared/sample-data/answers'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'
import { listSampleIds } from './sample-data.repository'

export async function countSampleData(db: Database): Promise<SampleCounts> {
  const { contact, company, deal, activity } = await listSampleIds(db)
  return { contacts: contact.length, companies: company.length, deals: deal.length, activities: activity.length }
}

/** The same for those who may add and remove sample data; others do not learn how much there is. */
export async function showSampleData(db: Database, actor: Actor): Promise<SampleCounts> {
  assertCan(actor, 'sample-data.manage')
  return await countSampleData(db)
}
