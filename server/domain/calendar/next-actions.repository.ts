import { contactName } from '#shared/contacts/name'
import type { CalendarEntry, CalendarRecord } from '#shared/calendar/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { plannedBy, type Whose } from './calendar.policy'
import type { Stretch } from './stretch'

/** The days of contacts' next actions, the earliest first. */
export async function listContactActions(db: Database, actor: Actor, { from, to }: Stretch, whose: Whose, limit: number): Promise<CalendarEntry[]> {
  const rows = await db.selectFrom('contacts').leftJoin('users as owner', 'owner.id', 'contacts.ownerId')
    .select(['contacts.id', 'contacts.version', 'contacts.firstName', 'contacts.lastName', 'contacts.email', 'contacts.phone', 'contacts.nextAction', 'contacts.nextActionDate', 'contacts.ownerId', 'owner.name as ownerName'])
    .where('contacts.deletedAt', 'is', null).where('contacts.nextActionDate', '>=', from).where('contacts.nextActionDate', '<=', to).where(plannedBy(actor, whose, 'contacts'))
    .orderBy('contacts.nextActionDate').orderBy('contacts.id').limit(limit).execute()
  return rows.map(row => toEntry(row, { kind: 'contact', id: row.id, name: contactName(row) }))
}

/** The days of open deals' next actions, the earliest first. */
export async function listDealActions(db: Database, actor: Actor, { from, to }: Stretch, whose: Whose, limit: number): Promise<CalendarEntry[]> {
  const rows = await db.selectFrom('deals').leftJoin('users as owner', 'owner.id', 'deals.ownerId')
    .select(['deals.id', 'deals.version', 'deals.title', 'deals.nextAction', 'deals.nextActionDate', 'deals.ownerId', 'owner.name as ownerName'])
    .where('deals.deletedAt', 'is', null).where('deals.outcome', 'is', null)
    .where('deals.nextActionDate', '>=', from).where('deals.nextActionDate', '<=', to).where(plannedBy(actor, whose, 'deals'))
    .orderBy('deals.nextActionDate').orderBy('deals.id').limit(limit).execute()
  return rows.map(row => toEntry(row, { kind: 'deal', id: row.id, name: row.title }))
}

interface Row { id: string, version: number, nextAction: string | null, nextActionDate: string | null, ownerId: string | null, ownerName: string | null }

function toEntry(row: Row, record: CalendarRecord): CalendarEntry {
  return {
    kind: 'next_action', id: row.id, key: `${record.kind}-${row.id}`, version: row.version, title: row.nextAction, day: row.nextActionDate ?? '',
    start: null, end: null, allDay: true, done: false, isMovable: true, record, memberId: row.ownerId, memberName: row.ownerName,
  }
}
