import { workDomain } from '#shared/companies/domain'
import type { Database } from '#server/db/database'
import type { Viewer } from '../shares/visibility'
import { findCompaniesByDomains } from './companies-by-domain.repository'

interface NamedCompany { id: string, name: string }

/** The company of each of these domains, as far as the viewer sees it; of several with the same domain the oldest. */
export async function companiesByDomain(db: Database, viewer: Viewer, domains: string[]): Promise<Map<string, NamedCompany>> {
  const found = new Map<string, NamedCompany>()
  for (const { domain, ...company } of await findCompaniesByDomains(db, viewer, [...new Set(domains)])) {
    if (!found.has(domain!)) found.set(domain!, company)
  }
  return found
}

/** The company at whose domain a person has an address: the first of their addresses that tells. */
export async function companyOfAddresses(db: Database, viewer: Viewer, emails: { address: string }[]): Promise<NamedCompany | undefined> {
  const domains = emails.flatMap(({ address }) => workDomain(address) ?? [])
  const companies = await companiesByDomain(db, viewer, domains)
  return domains.map(domain => companies.get(domain)).find(Boolean)
}
