import { expressionBuilder, type Expression } from 'kysely'
import type { Contact, ContactSortKey, ListContacts } from '#shared/contacts/schema'
import { todayIn } from '#shared/dates/days'
import { seesEverything } from '#shared/members/permissions'
import { fold, searchWords } from '#shared/search/fold'
import { padded } from '#server/db/blocks'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import type { Schema } from '#server/db/schema'
import type { Actor } from '../actor'
import { pages, roughly, untilNextChange, viewOf } from '../events/revision-cache'
import { searchedPage } from '../search/searched-page'
import { sharedWith } from '../shares/visibility'
import { tagNamesOf } from '../tags/tags'
import { todayDays } from '../today/today-days'
import { visibleContacts } from './contacts.policy'
import { countTagged } from './count-tagged'
import { selectContacts, toContact, type ContactRow } from './contacts.repository'
import { actionBefore, intervalEndedBefore, overdueContacts } from './overdue-contacts'

const sortColumns = {
  name: { column: 'sortName', nullable: false },
  email: { column: 'email', nullable: true },
  company: { column: 'companySort', nullable: true },
  status: { column: 'status', nullable: false, thenByName: true },
  source: { column: 'source', nullable: true, thenByName: true },
  owner: { column: 'ownerId', nullable: true, thenByName: true },
  score: { column: 'score', nullable: false },
  lastContactedAt: { column: 'lastContactedAt', nullable: true },
  nextActionDate: { column: 'nextActionDate', nullable: true },
  createdAt: { column: 'createdAt', nullable: false },
  updatedAt: { column: 'updatedAt', nullable: false },
} as const satisfies Record<ContactSortKey, { column: keyof ContactRow, nullable: boolean, thenByName?: true }>

export interface ContactPage { contacts: Contact[], cursor: string | null, total?: number }
type Filters = Omit<ListContacts, 'limit' | 'cursor' | 'sort' | 'total'>
type ContactSort = NonNullable<ListContacts['sort']>

/** A page of the contacts that the actor sees, and how many there are in all unless told not to count; kept until the organization's next change. */
export async function listContacts(db: Database, actor: Actor, query: ListContacts): Promise<ContactPage> {
  return await untilNextChange(db, actor.organizationId, JSON.stringify(['contact list', ...viewThrough(actor, query), query]), () => pageOfContacts(db, actor, query), pages)
}

/** The same, worked out anew: for who walks through all pages once. */
export async function pageOfContacts(db: Database, actor: Actor, query: ListContacts): Promise<ContactPage> {
  const { limit, cursor, sort, total: withTotal, q, ...filters } = query
  const way = await wayTo(db, actor, { q, ...filters }, limit)
  const engine = engineOf(db)
  const ordered = (order: ReturnType<typeof orderBy>) => way === 'gather' ? { ...order, ordering: engine.unindexed(order.column) } : order
  const page = await searchedPage<ContactRow>(db, {
    kind: 'contact', organizationId: actor.organizationId, q: filters.trashed ? undefined : q, limit, cursor,
    select: () => filtered(db, actor, { q, ...filters }, selectContacts(db), way, sort) as never,
    order: sort && ordered(orderBy(sort)), byName: ordered(orderBy('name')),
  })
  const tags = await tagNamesOf(db, 'contact', page.rows.map(row => row.id))
  const contacts: Contact[] = page.rows.map(row => toContact(row, tags.get(row.id) ?? []))
  return { contacts, cursor: page.cursor, ...(withTotal ? { total: await countContacts(db, actor, { q, ...filters }) } : {}) }
}

type Way = 'walk' | 'gather' | 'count'
const unfiltered: Filters = { trashed: false }

/**
 * Two ways lead to a page of filtered contacts: to walk along the sort's index until enough have passed the filters, or to
 * gather all that pass and sort them. The walk reads `limit / share` rows, the gathering all matches: the fewer win.
 */
async function wayTo(db: Database, actor: Actor, { q, ...filters }: Filters, limit: number): Promise<'walk' | 'gather'> {
  if (q || Object.values(filters).every(value => !value)) return 'walk'
  const all = await roughly(db, actor.organizationId, countKey(actor, unfiltered), () => count(db, actor, unfiltered))
  const matches = await roughly(db, actor.organizationId, countKey(actor, filters), () => count(db, actor, filters))
  return matches ** 2 < limit * all ? 'gather' : 'walk'
}

function orderBy(sort: ContactSort) {
  const { column, nullable, ...then } = sortColumns[sort.replace(/^-/, '') as ContactSortKey]
  const thenBy = 'thenByName' in then ? { thenBy: 'contacts.sortName' } : {}
  return {
    column: `contacts.${column}`, ...thenBy, nullable, descending: sort.startsWith('-'), key: `contacts ${sort}`,
    positionOf: (row: ContactRow) => ({ value: row[column], then: row.sortName, id: row.id }),
  }
}

/** How many contacts match; kept until the next change of the organization. */
export async function countContacts(db: Database, actor: Actor, filters: Filters): Promise<number> {
  return await untilNextChange(db, actor.organizationId, countKey(actor, filters), () => count(db, actor, filters))
}

/** The ids of some of the contacts that match, in their order, behind `after`. */
export async function idsOfContacts(db: Database, actor: Actor, { q, ...filters }: Filters, after: string, limit: number): Promise<string[]> {
  const words = filters.trashed ? [] : searchWords(q ?? '')
  const rows = await filtered(db, actor, { q, ...filters }, db.selectFrom('contacts') as ReturnType<typeof selectContacts>)
    .$if(words.length > 0, query => query.where(engineOf(db).matches('contact', actor.organizationId, words, 'contacts.id')))
    .where('contacts.id', '>', after).clearSelect().select('contacts.id').orderBy('contacts.id').limit(limit).execute()
  return rows.map(({ id }) => id)
}

/** Those of these contacts that the actor sees, in the order of the ids. */
export async function contactsOfIds(db: Database, actor: Actor, ids: string[]): Promise<Contact[]> {
  if (ids.length === 0) return []
  const rows = new Map((await filtered(db, actor, unfiltered, selectContacts(db)).where('contacts.id', 'in', padded(ids)).execute()).map(row => [row.id, row]))
  const tags = await tagNamesOf(db, 'contact', [...rows.keys()])
  return ids.flatMap(id => rows.has(id) ? [toContact(rows.get(id)!, tags.get(id) ?? [])] : [])
}

function countKey(actor: Actor, filters: Filters): string {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined && value !== false)
  return JSON.stringify(['contacts', ...viewThrough(actor, filters), given.sort()])
}

/** Whoever looks, and where days decide, on which day and where. */
function viewThrough(actor: Actor, { due }: Pick<Filters, 'due'>): unknown[] {
  return [viewOf(actor), ...(due ? [todayIn(actor.timeZone), actor.timeZone] : [])]
}

async function count(db: Database, actor: Actor, filters: Filters): Promise<number> {
  const words = filters.trashed ? [] : searchWords(filters.q ?? '')
  const { q, trashed, ...others } = filters
  const countsTheIndex = q !== undefined && words.length > 0 && seesEverything(actor.role) && Object.values(others).every(value => value === undefined)
  if (countsTheIndex) return await engineOf(db).countMatches(db, 'contact', actor.organizationId, words, Number.MAX_SAFE_INTEGER)
  const { tags = [], ...besides } = others
  if (tags.length > 0 && !trashed && seesEverything(actor.role) && q === undefined && Object.values(besides).every(value => value === undefined)) return await countTagged(db, tags.map(fold))
  // Without the joins of a row: they would make every row be read, where an index can be enough.
  const { count } = await filtered(db, actor, filters, db.selectFrom('contacts') as ReturnType<typeof selectContacts>, 'count')
    .$if(words.length > 0, query => query.where(engineOf(db).matches('contact', actor.organizationId, words, 'contacts.id')))
    .clearSelect().select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

/** The contacts that the actor sees and the filters let through, not yet searched. On a walk, no filter may tempt the planner to another index than the sort's. */
function filtered(db: Database, actor: Actor, filters: Filters, contacts: ReturnType<typeof selectContacts>, way: Way = 'gather', sort: ContactSort = 'name') {
  const engine = engineOf(db)
  const sortColumn = orderBy(sort).column.slice('contacts.'.length)
  // The indexes that begin with these end with the others: a count needs no row, unless the planner goes by ids.
  const isCounted = way === 'count' && (!seesEverything(actor.role) || [filters.status, filters.source, filters.ownerId].some(Boolean))
  const id = isCounted ? engine.unindexed('contacts.id') as Expression<string> : expressionBuilder<Schema, 'contacts'>().ref('contacts.id')
  const column = <Name extends keyof ContactRow>(name: Name) =>
    (way === 'walk' && name !== sortColumn ? engine.unindexed(`contacts.${name}`) : expressionBuilder<Schema, 'contacts'>().ref(`contacts.${name}` as never)) as Expression<ContactRow[Name]>
  let query = contacts
    .where('contacts.deletedAt', filters.trashed ? 'is not' : 'is', null)
    .where(visibleContacts(actor))
  // The trash is not in the search index.
  if (filters.trashed) for (const word of searchWords(filters.q ?? '')) query = query.where('contacts.sortName', 'like', `%${word}%`)
  if (filters.status) query = query.where(column('status'), '=', filters.status)
  if (filters.ownerId) query = filters.ownerId === 'none' ? query.where(column('ownerId'), 'is', null) : query.where(column('ownerId'), '=', filters.ownerId)
  if (filters.sharedWith) query = query.where(sharedWith(filters.sharedWith, 'contact', 'contacts'))
  if (filters.companyId) query = query.where(column('companyId'), '=', filters.companyId)
  for (const name of ['source', 'campaign'] as const) {
    const value = filters[name]
    if (value) query = value === 'none' ? query.where(column(name), 'is', null) : query.where(column(name), '=', value)
  }
  if (filters.due) {
    const days = todayDays(actor.timeZone)
    query = way === 'walk' ? query.where(eb => eb.or([actionBefore(days), intervalEndedBefore(days)])) : query.where('contacts.id', 'in', overdueContacts(db, days))
  }
  if (filters.scoreMin !== undefined) query = query.where(column('score'), '>=', filters.scoreMin)
  if (filters.scoreMax !== undefined) query = query.where(column('score'), '<=', filters.scoreMax)
  if (filters.lastContactedBefore) query = query.where(column('lastContactedAt'), '<', filters.lastContactedBefore)
  if (filters.lastContactedAfter) query = query.where(column('lastContactedAt'), '>=', filters.lastContactedAfter)
  if (filters.notContactedSince) {
    const { notContactedSince } = filters
    query = query.where(eb => eb.or([eb(column('lastContactedAt'), 'is', null), eb(column('lastContactedAt'), '<', notContactedSince)]))
  }
  if (filters.createdBefore) query = query.where(column('createdAt'), '<', filters.createdBefore)
  if (filters.createdAfter) query = query.where(column('createdAt'), '>=', filters.createdAfter)
  for (const tag of filters.tags ?? []) {
    query = way === 'walk'
      ? query.where(eb => eb.exists(eb.selectFrom('contactTags as l').innerJoin('tags as t', 't.id', 'l.tagId').select('l.tagId')
          .whereRef('l.contactId', '=', 'contacts.id').where('t.foldedName', '=', fold(tag))))
      : query.where(id, 'in', eb => eb.selectFrom('contactTags as l').innerJoin('tags as t', 't.id', 'l.tagId')
          .select('l.contactId').where('t.foldedName', '=', fold(tag)))
  }
  return query
}
