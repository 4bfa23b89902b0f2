import type { Expression, ExpressionBuilder, Selectable, SqlBool, Updateable } from 'kysely'
import type { Company } from '#shared/companies/schema'
import type { Database } from '#server/db/database'
import { prepared } from '#server/db/prepared'
import { preparedInsert } from '#server/db/prepared-insert'
import type { CompaniesTable, Schema } from '#server/db/schema'

const columns = [
  'companies.id', 'companies.version', 'companies.createdAt', 'companies.updatedAt', 'companies.deletedAt', 'companies.ownerId', 'companies.name',
  'companies.sortName', 'companies.domain', 'companies.website', 'companies.industry', 'companies.size', 'companies.phone', 'companies.address', 'companies.parentId',
] as const

export type CompanyRow = Pick<Selectable<CompaniesTable>, (typeof columns)[number] extends `companies.${infer Column}` ? Column & keyof CompaniesTable : never> & { ownerName: string | null, parentName: string | null }

/** Every company with what its row shows; the caller adds conditions, order and limit. */
export function selectCompanies(db: Database) {
  return db.selectFrom('companies').leftJoin('users as owner', 'owner.id', 'companies.ownerId').leftJoin('companies as parent', 'parent.id', 'companies.parentId')
    .select(columns).select(['owner.name as ownerName', 'parent.name as parentName'])
}

/** A row as the API answers it. */
export function toCompany({ sortName: _, ...row }: CompanyRow, tags: string[]): Company {
  return { ...row, tags }
}

const companiesBySortName = prepared(['sortName'], (db, { sortName }: { sortName: string }) =>
  db.selectFrom('companies').select(['id', 'name']).where('sortName', '=', sortName).where('deletedAt', 'is', null).orderBy('sortName').orderBy('id').limit(1))

/** The oldest live company of that folded name. */
export async function findCompanyBySortName(db: Database, sortName: string): Promise<{ id: string, name: string } | undefined> {
  return (await companiesBySortName(db, { sortName }))[0]
}

export const insertCompanies = preparedInsert('companies')

/** Writes if the version is still the expected one; answers whether it was. */
export async function updateCompanyRow(db: Database, id: string, version: number, changes: Updateable<CompaniesTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('companies').set({ ...changes, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteCompanyRow(db: Database, id: string): Promise<void> {
  await db.updateTable('companies').set({ parentId: null }).where('parentId', '=', id).execute()
  await db.deleteFrom('companies').where('id', '=', id).execute()
}

const mostSubsidiaries = 100

/** The live companies right below one, those that `visible` lets through, by name. */
export async function findSubsidiaries(db: Database, parentId: string, visible: (eb: ExpressionBuilder<Schema, 'companies'>) => Expression<SqlBool>): Promise<{ id: string, name: string }[]> {
  return await db.selectFrom('companies').select(['companies.id', 'companies.name']).where('companies.parentId', '=', parentId).where('companies.deletedAt', 'is', null).where(visible)
    .orderBy('companies.sortName').orderBy('companies.id').limit(mostSubsidiaries).execute()
}

/** The companies above one, nearest first; stops where the chain would come back to itself. */
export async function findAncestorIds(db: Database, id: string): Promise<string[]> {
  const ancestors: string[] = []
  for (let next: string | null | undefined = id; next;) {
    const row: { parentId: string | null } | undefined = await db.selectFrom('companies').select('parentId').where('id', '=', next).executeTakeFirst()
    next = row?.parentId
    if (!next || ancestors.includes(next)) break
    ancestors.push(next)
  }
  return ancestors
}
