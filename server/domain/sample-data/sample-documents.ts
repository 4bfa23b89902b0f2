import type { Database } from '#server/db/database'
import { activityDocument } from '../activities/activity-fields'
import { companyDocument } from '../companies/companies'
import { contactDocument } from '../contacts/contact-fields'
import { reindexDeals } from '../deals/deal-search'
import { indexRecords } from '../search/search-index'
import type { SampleRows } from './sample-data.repository'
import type { SampleWriting } from './sample-writing'

/** Makes the sample records findable. */
export async function indexSamples(db: Database, { records, ids }: SampleWriting, rows: SampleRows): Promise<void> {
  await indexRecords(db, 'company', records.companies.map(company => companyDocument({ ...company, id: ids.company(company.key)! })))
  await indexRecords(db, 'contact', rows.contacts.map((row, index) => {
    const { firstName, lastName, title, emails, phones } = records.contacts[index]!
    return { id: row.id, ...contactDocument({ firstName, lastName, title, emails, phones, email: null, phone: null, companyName: row.companyName ?? null }) }
  }))
  await reindexDeals(db, rows.deals.map(({ id }) => id))
  await indexRecords(db, 'activity', rows.activities.map(({ id, subject = null, body = null }) => ({ id, text: activityDocument({ subject, body }) })))
}
