import type { Company, CompanySortKey, CompanySummary, ListCompanies } from '#shared/companies/schema'
import { fold, searchWords } from '#shared/search/fold'
import { padded } from '#server/db/blocks'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import type { Actor } from '../actor'
import { countContactsByCompany } from '../contacts/company-of-contacts'
import { untilNextChange, viewOf } from '../events/revision-cache'
import { searchedPage } from '../search/searched-page'
import { sharedWith } from '../shares/visibility'
import { tagNamesOf } from '../tags/tags'
import { visibleCompanies } from './companies.policy'
import { selectCompanies, toCompany, type CompanyRow } from './companies.repository'

const sortColumns = {
  name: { column: 'sortName', nullable: false },
  domain: { column: 'domain', nullable: true },
  industry: { column: 'industry', nullable: true },
  owner: { column: 'ownerId', nullable: true },
  createdAt: { column: 'createdAt', nullable: false },
  updatedAt: { column: 'updatedAt', nullable: false },
} as const satisfies Record<CompanySortKey, { column: keyof CompanyRow, nullable: boolean }>

type Filters = Omit<ListCompanies, 'limit' | 'cursor' | 'sort' | 'total'>

/** A page of the companies that the actor sees, and how many there are in all unless told not to count. */
export async function listCompanies(db: Database, actor: Actor, query: ListCompanies) {
  const { limit, cursor, sort, total: withTotal, q, ...filters } = query
  const page = await searchedPage<CompanyRow>(db, {
    kind: 'company', organizationId: actor.organizationId, q: filters.trashed ? undefined : q, limit, cursor,
    select: () => filtered(db, actor, { q, ...filters }) as never,
    order: sort && orderBy(sort), byName: orderBy('name'),
  })
  const ids = page.rows.map(row => row.id)
  const [tags, counts] = [await tagNamesOf(db, 'company', ids), await countContactsByCompany(db, actor, ids)]
  const companies: CompanySummary[] = page.rows.map(row => ({ ...toCompany(row, tags.get(row.id) ?? []), contactCount: counts.get(row.id) ?? 0 }))
  return { companies, cursor: page.cursor, ...(withTotal ? { total: await countCompanies(db, actor, { q, ...filters }) } : {}) }
}

function orderBy(sort: NonNullable<ListCompanies['sort']>) {
  const { column, nullable } = sortColumns[sort.replace(/^-/, '') as CompanySortKey]
  return {
    column: `companies.${column}`, nullable, descending: sort.startsWith('-'), key: `companies ${sort}`,
    positionOf: (row: CompanyRow) => ({ value: row[column], id: row.id }),
  }
}

/** How many companies match; kept until the next change of the organization. */
async function countCompanies(db: Database, actor: Actor, filters: Filters): Promise<number> {
  return await untilNextChange(db, actor.organizationId, JSON.stringify(['companies', viewOf(actor), filters]), async () => {
    const words = filters.trashed ? [] : searchWords(filters.q ?? '')
    const { count } = await filtered(db, actor, filters)
      .$if(words.length > 0, query => query.where(engineOf(db).matches('company', actor.organizationId, words, 'companies.id')))
      .clearSelect().select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    return Number(count)
  })
}

/** Those of these companies that the actor sees, in the order of the ids. */
export async function companiesOfIds(db: Database, actor: Actor, ids: string[]): Promise<Company[]> {
  if (ids.length === 0) return []
  const rows = new Map((await filtered(db, actor, { trashed: false }).where('companies.id', 'in', padded(ids)).execute()).map(row => [row.id, row]))
  const tags = await tagNamesOf(db, 'company', [...rows.keys()])
  return ids.flatMap(id => rows.has(id) ? [toCompany(rows.get(id)!, tags.get(id) ?? [])] : [])
}

/** The ids of some of the companies that match, in their order, behind `after`. */
export async function idsOfCompanies(db: Database, actor: Actor, filters: Filters, after: string, limit: number): Promise<string[]> {
  const words = filters.trashed ? [] : searchWords(filters.q ?? '')
  const rows = await filtered(db, actor, filters)
    .$if(words.length > 0, query => query.where(engineOf(db).matches('company', actor.organizationId, words, 'companies.id')))
    .where('companies.id', '>', after).clearSelect().select('companies.id').orderBy('companies.id').limit(limit).execute()
  return rows.map(({ id }) => id)
}

/** The companies that the actor sees and the filters let through, not yet searched. */
function filtered(db: Database, actor: Actor, filters: Filters) {
  let query = selectCompanies(db).where('companies.deletedAt', filters.trashed ? 'is not' : 'is', null).where(visibleCompanies(actor))
  // The trash is not in the search index.
  if (filters.trashed) for (const word of searchWords(filters.q ?? '')) query = query.where('companies.sortName', 'like', `%${word}%`)
  if (filters.ownerId) query = filters.ownerId === 'none' ? query.where('companies.ownerId', 'is', null) : query.where('companies.ownerId', '=', filters.ownerId)
  if (filters.sharedWith) query = query.where(sharedWith(filters.sharedWith, 'company', 'companies'))
  if (filters.industry) query = query.where('companies.industry', '=', filters.industry)
  if (filters.parentId) query = query.where('companies.parentId', '=', filters.parentId)
  for (const tag of filters.tags ?? []) {
    query = query.where('companies.id', 'in', eb => eb.selectFrom('companyTags as l').innerJoin('tags as t', 't.id', 'l.tagId')
      .select('l.companyId').where('t.foldedName', '=', fold(tag)))
  }
  return query
}
