import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { searchText } from '../search/search-index'
import { visibleContacts } from './contacts.policy'
import { countByCompany, setCompanyNameOfContacts, setCompanyTextOfContacts } from './contacts.repository'

/** Carries a company's new name to the contacts that work there, and to what they are found by. */
export async function renameCompanyOfContacts(db: Database, companyId: string, name: string): Promise<void> {
  await setCompanyNameOfContacts(db, companyId, { companyName: name, companySort: fold(name) })
  await setCompanyTextOfContacts(db, companyId, searchText([name]))
}

/** Leaves the contacts of a company that is gone for good without one. */
export async function removeCompanyOfContacts(db: Database, companyId: string): Promise<void> {
  await setCompanyTextOfContacts(db, companyId, '')
  await setCompanyNameOfContacts(db, companyId, { companyId: null, companyName: null, companySort: null })
}

/** How many contacts that the actor sees work at each of these companies. */
export async function countContactsByCompany(db: Database, actor: Actor, companyIds: string[]): Promise<Map<string, number>> {
  if (companyIds.length === 0) return new Map()
  return new Map((await countByCompany(db, companyIds, visibleContacts(actor))).map(({ companyId, count }) => [companyId!, Number(count)]))
}
