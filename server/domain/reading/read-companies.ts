import { toDomain } from '#shared/companies/domain'
import type { ReadCompany } from '#shared/reading/answers'
import { fold } from '#shared/search/fold'
import type { ReadThread } from '#server/ai/prompts/parse-thread'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { companiesByDomain } from '../companies/companies-by-domain'
import { companyByName } from '../companies/companies-by-name'
import { lineOf, type Thread } from './thread'

/** The companies of a thread with the stored ones that they are, by domain or else by name. */
export async function readCompanies(db: Database, actor: Actor, thread: Thread, companies: ReadThread['companies']): Promise<ReadCompany[]> {
  const named = companies.map(({ name, domain, quote }, index) => ({
    key: `company-${index + 1}`, quote: lineOf(quote, 500), passage: thread.find(quote) ?? thread.find(name),
    name: lineOf(name, 200), domain: domain && thread.holds(domain) ? toDomain(domain) ?? '' : '',
  })).filter(({ name }) => name !== '')
  const byDomain = await companiesByDomain(db, actor, named.map(({ domain }) => domain).filter(Boolean))
  return await Promise.all(named.map(async company => ({
    ...company, match: byDomain.get(company.domain) ?? await companyByName(db, actor, company.name) ?? null,
  })))
}

/** What a company is called here: by the name under which it is stored, whatever the thread calls it. */
export function storedNames(companies: ReadCompany[]): (name: string) => string {
  const names = new Map(companies.map(({ name, match }) => [fold(name), match?.name ?? name]))
  return name => names.get(fold(name)) ?? name
}
