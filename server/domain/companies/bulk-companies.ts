import { toDomain } from '#shared/companies/domain'
import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import type { NewEvent } from '../events/events'
import { newId } from '../ids'
import { indexRecords, searchText, unindexRecords } from '../search/search-index'
import type { Viewer } from '../shares/visibility'
import { deleteCompanyRows, findCompaniesBySortNames, findUnusedCompanies } from './bulk-companies.repository'
import { companyDocument } from './companies'
import { visibleCompanies } from './companies.policy'
import { insertCompanies, selectCompanies } from './companies.repository'

export interface NamedCompany { id: string, name: string }

/** Companies by folded name, and the events of those that had to be made; to be recorded by the caller. */
export interface FoundCompanies { byName: Map<string, NamedCompany>, events: NewEvent[] }

/** Finds many companies by name (case and accents ignored) and makes those that are missing. */
export async function findOrCreateCompanies(db: Database, author: Pick<Actor, 'userId'>, wanted: { name: string, website: string }[], importId: string): Promise<FoundCompanies> {
  const missing = new Map<string, { name: string, website: string }>()
  for (const company of wanted) if (!missing.has(fold(company.name))) missing.set(fold(company.name), company)
  const byName = new Map<string, NamedCompany>()
  for (const { sortName, ...company } of await findCompaniesBySortNames(db, [...missing.keys()])) {
    if (missing.delete(sortName)) byName.set(sortName, company)
  }
  const now = instantNow()
  const made = [...missing].map(([sortName, { name, website }]) => ({
    id: newId(), version: 1, createdAt: now, updatedAt: now, deletedAt: null, ownerId: author.userId, name, sortName, ...siteOf(website),
    industry: null, size: null, phone: null, address: null, parentId: null, importId, isSample: 0,
  }))
  await insertCompanies(db, made)
  await indexRecords(db, 'company', made.map(({ id, name }) => ({ id, text: searchText([name]) })))
  for (const { id, name, sortName } of made) byName.set(sortName, { id, name })
  return { byName, events: made.map(({ id, name }) => ({ type: 'company.created', subject: { type: 'company', id }, payload: { name, importId } })) }
}

function siteOf(website: string): { website: string | null, domain: string | null } {
  const address = /^https?:\/\//i.test(website) ? website : `https://${website}`
  if (!website || !URL.canParse(address)) return { website: null, domain: null }
  return { website: address, domain: toDomain(address) ?? null }
}

/** Puts companies that an import made, nobody has changed and nothing refers to any more into the trash; answers their events. */
export async function deleteUnusedImportedCompanies(db: Database, importId: string, limit: number): Promise<NewEvent[]> {
  const unused = await findUnusedCompanies(db, importId, limit)
  if (unused.length === 0) return []
  const ids = unused.map(({ id }) => id)
  await deleteCompanyRows(db, ids, instantNow())
  await unindexRecords(db, 'company', ids)
  return unused.map(({ id, name }) => ({ type: 'company.deleted', subject: { type: 'company', id }, payload: { name, importId } }))
}

/** Makes live companies findable as they are now. */
export async function reindexCompanies(db: Database, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await selectCompanies(db).where('companies.id', 'in', ids).where('companies.deletedAt', 'is', null).execute()
  await indexRecords(db, 'company', rows.map(companyDocument))
}

/** Which of these companies the viewer sees, if only through contacts and deals. */
export async function companiesSeen(db: Database, viewer: Viewer, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await selectCompanies(db).where('companies.id', 'in', ids).where(visibleCompanies(viewer)).execute()
  return new Set(rows.map(({ id }) => id))
}
