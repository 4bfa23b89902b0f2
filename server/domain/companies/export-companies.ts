import type { Company } from '#shared/companies/schema'
import type { Database } from '#server/db/database'
import { renderCsv, type Cell } from '#server/exporters/csv'
import type { Actor } from '../actor'
import { exportRows, type Chosen } from '../exports/exports'
import { companiesOfIds } from './list-companies'

const columns: Record<string, (company: Company) => Cell> = {
  'Name': company => company.name,
  'Domain': company => company.domain,
  'Website': company => company.website,
  'Industry': company => company.industry,
  'Size': company => company.size,
  'Phone': company => company.phone,
  'Address': company => company.address,
  'Parent company': company => company.parentName,
  'Owner': company => company.ownerName,
  'Tags': company => company.tags.join('; '),
  'Created': company => company.createdAt,
}

/** Chosen companies, those of them that the actor sees, as a CSV file in slices. */
export async function exportChosenCompanies(db: Database, actor: Actor, { filters, idsAfter }: Chosen): Promise<AsyncGenerator<string>> {
  const toCells = (company: Company) => Object.values(columns).map(cellOf => cellOf(company))
  const slices = await exportRows<Company>(db, actor, { kind: 'companies', filters, toCells }, async (cursor, limit) => {
    const { ids, cursor: next } = await idsAfter(cursor, limit)
    return { rows: await companiesOfIds(db, actor, ids), cursor: next }
  })
  return renderCsv(Object.keys(columns), slices)
}
