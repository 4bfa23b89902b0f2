import type { Contact, ContactSortKey, ListContacts } from '#shared/contacts/schema'
import { seesEverything } from '#shared/members/permissions'
import { fold, searchWords } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import type { Actor } from '../actor'
import { untilNextChange } from '../events/revision-cache'
import { searchedPage } from '../search/searched-page'
import { tagNamesOf } from '../tags/tags'
import { visibleContacts } from './contacts.policy'
import { selectContacts, toContact, type ContactRow } from './contacts.repository'

const sortColumns = {
  name: { column: 'sortName', nullable: false },
  email: { column: 'email', nullable: true },
  company: { column: 'companySort', nullable: true },
  status: { column: 'status', nullable: false },
  source: { column: 'source', nullable: true },
  owner: { column: 'ownerId', nullable: true },
  score: { column: 'score', nullable: false },
  lastContactedAt: { column: 'lastContactedAt', nullable: true },
  nextActionDate: { column: 'nextActionDate', nullable: true },
  createdAt: { column: 'createdAt', nullable: false },
  updatedAt: { column: 'updatedAt', nullable: false },
} as const satisfies Record<ContactSortKey, { column: keyof ContactRow, nullable: boolean }>

type Filters = Omit<ListContacts, 'limit' | 'cursor' | 'sort' | 'total'>
type ContactSort = NonNullable<ListContacts['sort']>

/** A page of the contacts that the actor sees, and how many there are in all unless told not to count. */
export async function listContacts(db: Database, actor: Actor, query: ListContacts) {
  const { limit, cursor, sort, total: withTotal, q, ...filters } = query
  const page = await searchedPage<ContactRow>(db, {
    kind: 'contact', organizationId: actor.organizationId, q: filters.trashed ? undefined : q, limit, cursor,
    select: () => filtered(db, actor, { q, ...filters }) as never,
    order: sort && orderBy(sort), byName: orderBy('name'),
  })
  const tags = await tagNamesOf(db, 'contact', page.rows.map(row => row.id))
  const contacts: Contact[] = page.rows.map(row => toContact(row, tags.get(row.id) ?? []))
  return { contacts, cursor: page.cursor, ...(withTotal ? { total: await countContacts(db, actor, { q, ...filters }) } : {}) }
}

function orderBy(sort: ContactSort) {
  const { column, nullable } = sortColumns[sort.replace(/^-/, '') as ContactSortKey]
  return {
    column: `contacts.${column}`, nullable, descending: sort.startsWith('-'), key: `contacts ${sort}`,
    positionOf: (row: ContactRow) => ({ value: row[column], id: row.id }),
  }
}

/** How many contacts match; kept until the next change of the organization. */
export async function countContacts(db: Database, actor: Actor, filters: Filters): Promise<number> {
  return await untilNextChange(db, actor.organizationId, JSON.stringify(['contacts', actor.role === 'rep' ? actor.userId : '', filters]), async () => {
    const words = filters.trashed ? [] : searchWords(filters.q ?? '')
    const { q, trashed: _, ...others } = filters
    const countsTheIndex = q !== undefined && words.length > 0 && seesEverything(actor.role) && Object.values(others).every(value => value === undefined)
    if (countsTheIndex) return await engineOf(db).countMatches(db, 'contact', actor.organizationId, words, Number.MAX_SAFE_INTEGER)
    const { count } = await filtered(db, actor, filters)
      .$if(words.length > 0, query => query.where(engineOf(db).matches('contact', actor.organizationId, words, 'contacts.id')))
      .clearSelect().select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    return Number(count)
  })
}

/** The contacts that the actor sees and the filters let through, not yet searched. */
function filtered(db: Database, actor: Actor, filters: Filters) {
  let query = selectContacts(db)
    .where('contacts.deletedAt', filters.trashed ? 'is not' : 'is', null)
    .where(visibleContacts(actor))
  // The trash is not in the search index.
  if (filters.trashed) for (const word of searchWords(filters.q ?? '')) query = query.where('contacts.sortName', 'like', `%${word}%`)
  if (filters.status) query = query.where('contacts.status', '=', filters.status)
  if (filters.ownerId) query = filters.ownerId === 'none' ? query.where('contacts.ownerId', 'is', null) : query.where('contacts.ownerId', '=', filters.ownerId)
  if (filters.companyId) query = query.where('contacts.companyId', '=', filters.companyId)
  if (filters.source) query = query.where('contacts.source', '=', filters.source)
  if (filters.scoreMin !== undefined) query = query.where('contacts.score', '>=', filters.scoreMin)
  if (filters.scoreMax !== undefined) query = query.where('contacts.score', '<=', filters.scoreMax)
  if (filters.lastContactedBefore) query = query.where('contacts.lastContactedAt', '<', filters.lastContactedBefore)
  if (filters.lastContactedAfter) query = query.where('contacts.lastContactedAt', '>=', filters.lastContactedAfter)
  if (filters.createdBefore) query = query.where('contacts.createdAt', '<', filters.createdBefore)
  if (filters.createdAfter) query = query.where('contacts.createdAt', '>=', filters.createdAfter)
  for (const tag of filters.tags ?? []) {
    query = query.where('contacts.id', 'in', eb => eb.selectFrom('contactTags as l').innerJoin('tags as t', 't.id', 'l.tagId')
      .select('l.contactId').where('t.foldedName', '=', fold(tag)))
  }
  return query
}
