import { padded } from '#server/db/blocks'
import type { Database } from '#server/db/database'
import { oldestFirst } from '#server/db/oldest-first'

/** Live companies of these folded names, the oldest of each name first. */
export async function findCompaniesBySortNames(db: Database, sortNames: string[]): Promise<{ id: string, name: string, sortName: string }[]> {
  if (sortNames.length === 0) return []
  const rows = await db.selectFrom('companies').select(['id', 'name', 'sortName']).where('sortName', 'in', padded(sortNames)).where('deletedAt', 'is', null).execute()
  return oldestFirst(rows)
}

/** Untouched companies of an import that no live contact, deal, activity or company refers to. */
export async function findUnusedCompanies(db: Database, importId: string, limit: number): Promise<{ id: string, name: string }[]> {
  return await db.selectFrom('companies as c').select(['c.id', 'c.name']).where('c.importId', '=', importId).where('c.deletedAt', 'is', null).where('c.version', '=', 1)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('contacts as p').select('p.id').whereRef('p.companyId', '=', 'c.id').where('p.deletedAt', 'is', null))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('deals as d').select('d.id').whereRef('d.companyId', '=', 'c.id').where('d.deletedAt', 'is', null))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('activities as a').select('a.id').whereRef('a.companyId', '=', 'c.id').where('a.deletedAt', 'is', null))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('companies as s').select('s.id').whereRef('s.parentId', '=', 'c.id').where('s.deletedAt', 'is', null))))
    .orderBy('c.id').limit(limit).execute()
}

export async function deleteCompanyRows(db: Database, ids: string[], deletedAt: string): Promise<void> {
  await db.updateTable('companies').set(eb => ({ deletedAt, version: eb('version', '+', 1) })).where('id', 'in', ids).execute()
}
