import { newId } from '../ids'
import type { SampleRecords } from './sample-record'

/** The ids that sample records get in this organization, by their local keys. */
export interface SampleIds {
  contact: (key: string) => string
  company: (key: string | null) => string | null
  deal: (key: string | null) => string | null
}

export function sampleIds({ contacts, companies, deals }: SampleRecords): SampleIds {
  const idsOf = (records: { key: string }[]) => new Map(records.map(({ key }) => [key, newId()]))
  const [ofContacts, ofCompanies, ofDeals] = [idsOf(contacts), idsOf(companies), idsOf(deals)]
  return {
    contact: key => ofContacts.get(key)!,
    company: key => key === null ? null : ofCompanies.get(key)!,
    deal: key => key === null ? null : ofDeals.get(key)!,
  }
}
