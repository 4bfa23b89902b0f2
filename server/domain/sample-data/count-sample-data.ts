import type { Database } from '#server/db/database'
import { listSampleIds } from './sample-data.repository'

/** How many sample records there are, those in the trash too. */
export interface SampleCounts { contacts: number, companies: number, deals: number, activities: number }

export async function countSampleData(db: Database): Promise<SampleCounts> {
  const { contact, company, deal, activity } = await listSampleIds(db)
  return { contacts: contact.length, companies: company.length, deals: deal.length, activities: activity.length }
}
