import { contactName } from '#shared/contacts/name'
import type { TodayContact } from '#shared/today/answers'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import type { TodayDays } from './today-days'
import { ownRecords } from './today.policy'

export interface DueContact { record: TodayContact, followUpAt: string | null }

export type When = 'before' | 'on'

function select(db: Database, actor: Actor) {
  return db.selectFrom('contacts').where('contacts.deletedAt', 'is', null).where(ownRecords(actor, 'contacts'))
}

/** Contacts with a next action before or on today, whatever their status: someone planned it. */
function withAction(db: Database, actor: Actor, days: TodayDays, when: When) {
  return select(db, actor).where('contacts.nextActionDate', when === 'on' ? '=' : '<', days.today)
}

/**
 * Contacts whose interval since the last interaction ended before or on today. A next action of their own decides instead,
 * and nobody follows up with the unqualified and the inactive.
 */
function withInterval(db: Database, actor: Actor, days: TodayDays, when: When) {
  const query = select(db, actor).where('contacts.nextActionDate', 'is', null).where('contacts.status', 'not in', ['inactive', 'unqualified'])
    .where('contacts.followUpAt', '<', when === 'on' ? days.end : days.start)
  return when === 'on' ? query.where('contacts.followUpAt', '>=', days.start) : query
}

const columns = [
  'id', 'version', 'firstName', 'lastName', 'email', 'phone', 'companyName', 'nextAction', 'nextActionDate', 'lastContactedAt', 'followUpDays', 'followUpAt',
] as const

export async function listDueContacts(db: Database, actor: Actor, days: TodayDays, when: When, limit: number): Promise<{ byAction: DueContact[], byInterval: DueContact[] }> {
  const byAction = await withAction(db, actor, days, when).select(columns).orderBy('contacts.nextActionDate').orderBy('contacts.id').limit(limit).execute()
  const byInterval = await withInterval(db, actor, days, when).select(columns).orderBy('contacts.followUpAt').orderBy('contacts.id').limit(limit).execute()
  return { byAction: byAction.map(toDue), byInterval: byInterval.map(toDue) }
}

export async function countDueContacts(db: Database, actor: Actor, days: TodayDays, when: When): Promise<number> {
  const [byAction, byInterval] = [
    await withAction(db, actor, days, when).select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
    await withInterval(db, actor, days, when).select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ]
  return Number(byAction.count) + Number(byInterval.count)
}

/** How a contact is reached. */
export interface Reach { email: string | null, phone: string | null }

export async function listReaches(db: Database, contactIds: string[]): Promise<Map<string, Reach>> {
  if (contactIds.length === 0) return new Map()
  const rows = await db.selectFrom('contacts').select(['id', 'email', 'phone']).where('id', 'in', [...new Set(contactIds)]).execute()
  return new Map(rows.map(row => [row.id, row]))
}

type Row = Omit<TodayContact, 'name'> & { firstName: string | null, lastName: string | null, followUpAt: string | null }

function toDue({ firstName, lastName, followUpAt, ...row }: Row): DueContact {
  return { record: { ...row, name: contactName({ ...row, firstName, lastName }) }, followUpAt }
}
