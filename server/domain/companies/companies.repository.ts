import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Company } from '#shared/companies/schema'
import type { Database } from '#server/db/database'
import type { CompaniesTable } from '#server/db/schema'

const columns = [
  'companies.id', 'companies.version', 'companies.createdAt', 'companies.updatedAt', 'companies.deletedAt', 'companies.ownerId', 'companies.name',
  'companies.sortName', 'companies.domain', 'companies.website', 'companies.industry', 'companies.size', 'companies.phone', 'companies.address', 'companies.parentId',
] as const

export type CompanyRow = Pick<Selectable<CompaniesTable>, (typeof columns)[number] extends `companies.${infer Column}` ? Column & keyof CompaniesTable : never> & { ownerName: string | null }

/** Every company with what its row shows; the caller adds conditions, order and limit. */
export function selectCompanies(db: Database) {
  return db.selectFrom('companies').leftJoin('users as owner', 'owner.id', 'companies.ownerId').select(columns).select('owner.name as ownerName')
}

/** A row as the API answers it. */
export function toCompany({ sortName: _, ...row }: CompanyRow, tags: string[]): Company {
  return { ...row, tags }
}

export async function findCompanyRow(db: Database, id: string): Promise<CompanyRow | undefined> {
  return await selectCompanies(db).where('companies.id', '=', id).executeTakeFirst()
}

/** The oldest live company of that folded name. */
export async function findCompanyBySortName(db: Database, sortName: string): Promise<{ id: string, name: string } | undefined> {
  return await db.selectFrom('companies').select(['id', 'name']).where('sortName', '=', sortName).where('deletedAt', 'is', null).orderBy('id').limit(1).executeTakeFirst()
}

export async function insertCompanies(db: Database, rows: Insertable<CompaniesTable>[]): Promise<void> {
  await db.insertInto('companies').values(rows).execute()
}

/** Writes if the version is still the expected one; answers whether it was. */
export async function updateCompanyRow(db: Database, id: string, version: number, changes: Updateable<CompaniesTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('companies').set({ ...changes, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}
