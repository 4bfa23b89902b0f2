import type { CompanyRelations } from '#shared/companies/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { openValueByCompany } from '../deals/open-value'
import { getVisibleCompany } from './companies'
import { companiesByDomain } from './companies-by-domain'
import { findSubsidiaries } from './companies.repository'
import { visibleCompanies } from './companies.policy'

/** What a company has to do with others, as far as the actor sees them. */
export async function getCompanyRelations(db: Database, actor: Actor, id: string): Promise<CompanyRelations> {
  const { domain } = await getVisibleCompany(db, actor, id)
  const subsidiaries = await findSubsidiaries(db, id, visibleCompanies(actor))
  const values = await openValueByCompany(db, actor, subsidiaries.map(company => company.id))
  const holder = domain ? (await companiesByDomain(db, actor, [domain])).get(domain) : undefined
  return {
    subsidiaries: subsidiaries.map(company => ({ ...company, pipelineValue: values.get(company.id) ?? [] })),
    sameDomain: holder && holder.id !== id ? holder : null,
  }
}
