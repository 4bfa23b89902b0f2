import { contactName } from '#shared/contacts/name'
import type { ActivityType } from '#shared/activities/schema'
import type { SearchResult } from '#shared/search/schema'
import type { Database } from '#server/db/database'
import { engineOf, type SearchKind } from '#server/db/dialect/dialect'
import type { Query } from '#server/db/pagination'
import type { Actor } from '../actor'
import { visibleActivities } from '../activities/activities.policy'
import { visibleCompanies } from '../companies/companies.policy'
import { visibleContacts } from '../contacts/contacts.policy'
import { visibleDeals } from '../deals/deals.policy'
import { seenBy } from '../shares/visibility'
import { beginsWith } from './searched-page'

/** A record that was found, with the texts beside its title that may hold the words. */
export interface Found extends Omit<SearchResult, 'passage' | 'marks'> { texts: (string | null)[] }

/** Which records of a kind: those whose name begins with what was typed, those with these ids, or those that have the words. */
export type Wanted = { beginning: string } | { ids: string[] } | { words: string[] }

const columns = {
  contact: { id: 'contacts.id', name: 'contacts.sortName' },
  company: { id: 'companies.id', name: 'companies.sortName' },
  deal: { id: 'deals.id', name: 'deals.sortTitle' },
  activity: { id: 'activities.id', name: 'activities.occurredAt' },
} as const satisfies Record<SearchKind, { id: string, name: string }>

/** At most `limit` live records that the actor sees, as the search shows them. */
export async function findRecords(db: Database, actor: Actor, kind: SearchKind, wanted: Wanted, limit: number): Promise<Found[]> {
  const narrowed = <Row>(query: unknown): Query<Row> => narrow(query as Query<Row>, db, actor, kind, wanted).limit(limit)
  return await readers[kind](db, actor, narrowed)
}

function narrow<Row>(query: Query<Row>, db: Database, actor: Actor, kind: SearchKind, wanted: Wanted): Query<Row> {
  const { id, name } = columns[kind]
  if ('beginning' in wanted) return query.where(eb => beginsWith(eb, name, wanted.beginning)).orderBy(name as never).orderBy(id as never)
  if ('ids' in wanted) return query.where(id as never, 'in', wanted.ids as never)
  return query.where(engineOf(db).matches(kind, actor.organizationId, wanted.words, id))
}

type Narrow = <Row>(query: unknown) => Query<Row>

const readers: Record<SearchKind, (db: Database, actor: Actor, narrowed: Narrow) => Promise<Found[]>> = {
  async contact(db, actor, narrowed) {
    const query = db.selectFrom('contacts').select(['contacts.id', 'firstName', 'lastName', 'email', 'emails', 'phone', 'phones', 'title', 'companyName'])
      .where('contacts.deletedAt', 'is', null).where(visibleContacts(actor))
    const rows = await narrowed<{ id: string, firstName: string | null, lastName: string | null, email: string | null, emails: string, phone: string | null, phones: string, title: string | null, companyName: string | null }>(query).execute()
    return rows.map(row => ({
      kind: 'contact', id: row.id, title: contactName(row), subtitle: joined(row.title, row.companyName) ?? otherThan(contactName(row), row.email ?? row.phone),
      texts: [joined(row.title, row.companyName), ...(JSON.parse(row.emails) as { address: string }[]).map(({ address }) => address), ...(JSON.parse(row.phones) as { number: string }[]).map(({ number }) => number)]
        .map(text => otherThan(contactName(row), text)),
    }))
  },
  async company(db, actor, narrowed) {
    const query = db.selectFrom('companies').select(['companies.id', 'name', 'industry', 'domain', 'phone'])
      .where('companies.deletedAt', 'is', null).where(visibleCompanies(actor))
    const rows = await narrowed<{ id: string, name: string, industry: string | null, domain: string | null, phone: string | null }>(query).execute()
    return rows.map(row => ({ kind: 'company', id: row.id, title: row.name, subtitle: joined(row.industry, row.domain), texts: [joined(row.industry, row.domain), row.phone] }))
  },
  async deal(db, actor, narrowed) {
    const query = db.selectFrom('deals').leftJoin('contacts as c', join => join.onRef('c.id', '=', 'deals.contactId').on(seenBy(actor, 'contact', 'c'))).leftJoin('companies as k', 'k.id', 'deals.companyId')
      .select(['deals.id', 'deals.title', 'deals.nextAction', 'c.firstName', 'c.lastName', 'c.email', 'c.phone', 'k.name as companyName']).where('deals.deletedAt', 'is', null).where(visibleDeals(actor))
    const rows = await narrowed<{ id: string, title: string, nextAction: string | null, firstName: string | null, lastName: string | null, email: string | null, phone: string | null, companyName: string | null }>(query).execute()
    return rows.map(row => ({ kind: 'deal', id: row.id, title: row.title, subtitle: joined(contactName(row), row.companyName), texts: [joined(contactName(row), row.companyName), row.nextAction] }))
  },
  async activity(db, actor, narrowed) {
    const query = db.selectFrom('activities')
      .leftJoin('contacts as c', join => join.onRef('c.id', '=', 'activities.contactId').on(seenBy(actor, 'contact', 'c')))
      .leftJoin('deals as d', join => join.onRef('d.id', '=', 'activities.dealId').on(seenBy(actor, 'deal', 'd')))
      .select(['activities.id', 'type', 'subject', 'body', 'c.id as contactId', 'd.id as dealId', 'activities.companyId', 'c.firstName', 'c.lastName', 'c.email', 'c.phone', 'd.title as dealTitle'])
      .where('activities.deletedAt', 'is', null).where(visibleActivities(actor))
    const rows = await narrowed<ActivityRow>(query).execute()
    return rows.map(row => ({
      kind: 'activity', type: row.type, id: row.id, title: row.subject ?? (row.body ?? '').slice(0, 120), subtitle: joined(row.contactId ? contactName(row) : null, row.dealTitle), of: subjectOf(row),
      texts: [row.subject === null && row.body!.length <= 120 ? null : row.body],
    }))
  },
}

interface ActivityRow {
  id: string
  type: ActivityType
  subject: string | null
  body: string | null
  contactId: string | null
  dealId: string | null
  companyId: string | null
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  dealTitle: string | null
}

function subjectOf({ contactId, dealId, companyId }: ActivityRow): Found['of'] {
  if (contactId) return { kind: 'contact', id: contactId }
  if (dealId) return { kind: 'deal', id: dealId }
  return companyId ? { kind: 'company', id: companyId } : undefined
}

function joined(...parts: (string | null)[]): string | null {
  return parts.filter(Boolean).join(' · ') || null
}

function otherThan(title: string, text: string | null): string | null {
  return text === title ? null : text
}
