import type { Contact, ContactSortKey, ListContacts } from '#shared/contacts/schema'
import { fold, searchWords } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { paginate } from '#server/db/pagination'
import type { Actor } from '../actor'
import { untilNextChange } from '../events/revision-cache'
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

/** A page of the contacts that the actor sees, and how many there are in all unless told not to count. */
export async function listContacts(db: Database, actor: Actor, query: ListContacts) {
  const { limit, cursor, sort, total: withTotal, ...filters } = query
  const key = sort.replace(/^-/, '') as ContactSortKey
  const { column, nullable } = sortColumns[key]
  const page = await paginate<ContactRow>(() => matching(db, actor, filters) as never, {
    column: `contacts.${column}`, idColumn: 'contacts.id', descending: sort.startsWith('-'), nullable, limit, cursor, key: `contacts ${sort}`,
    positionOf: row => ({ value: row[column], id: row.id }),
  })
  const tags = await tagNamesOf(db, 'contact', page.rows.map(row => row.id))
  const contacts: Contact[] = page.rows.map(row => toContact(row, tags.get(row.id) ?? []))
  return { contacts, cursor: page.cursor, ...(withTotal ? { total: await countContacts(db, actor, filters) } : {}) }
}

/** How many contacts match; kept until the next change of the organization. */
export async function countContacts(db: Database, actor: Actor, filters: Filters): Promise<number> {
  return await untilNextChange(db, actor.organizationId, JSON.stringify(['contacts', actor.role === 'rep' ? actor.userId : '', filters]), async () => {
    const { count } = await matching(db, actor, filters).clearSelect().select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    return Number(count)
  })
}

/** The contacts that the actor sees and the filters let through. */
function matching(db: Database, actor: Actor, filters: Filters) {
  const words = filters.q ? searchWords(filters.q) : []
  let query = selectContacts(db)
    .where('contacts.deletedAt', filters.trashed ? 'is not' : 'is', null)
    .where(visibleContacts(actor))
  if (words.length) query = query.where(engineOf(db).matches('contact', actor.organizationId, words, 'contacts.id'))
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
