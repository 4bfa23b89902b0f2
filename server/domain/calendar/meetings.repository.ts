import { contactName } from '#shared/contacts/name'
import type { CalendarEntry, CalendarRecord } from '#shared/calendar/schema'
import { dayOf } from '#shared/dates/days'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { visibleActivities } from '../activities/activities.policy'
import { seenBy } from '../shares/visibility'
import type { Whose } from './calendar.policy'
import type { Stretch } from './stretch'

/** Meetings that begin in the stretch, the earliest first. What they are about is named as far as the actor sees it. */
export async function listMeetingEntries(db: Database, actor: Actor, { start, end }: Stretch, whose: Whose, limit: number): Promise<CalendarEntry[]> {
  const userId = whose ?? actor.userId
  const rows = await db.selectFrom('activities')
    .leftJoin('contacts as contact', join => join.onRef('contact.id', '=', 'activities.contactId').on(seenBy(actor, 'contact', 'contact')))
    .leftJoin('deals as deal', join => join.onRef('deal.id', '=', 'activities.dealId').on('deal.deletedAt', 'is', null).on(seenBy(actor, 'deal', 'deal')))
    .leftJoin('companies as company', join => join.onRef('company.id', '=', 'activities.companyId').on('company.deletedAt', 'is', null))
    .leftJoin('users as member', 'member.id', 'activities.userId')
    .select(['activities.id', 'activities.version', 'activities.subject', 'activities.occurredAt', 'activities.durationSeconds', 'activities.userId', 'member.name as memberName'])
    .select(['contact.id as contactId', 'contact.firstName', 'contact.lastName', 'contact.email', 'contact.phone', 'deal.id as dealId', 'deal.title as dealTitle', 'company.id as companyId', 'company.name as companyName'])
    .where('activities.deletedAt', 'is', null).where('activities.type', '=', 'meeting').where('activities.occurredAt', '>=', start).where('activities.occurredAt', '<', end)
    .$if(userId !== 'all', query => query.where('activities.userId', '=', userId)).where('contact.deletedAt', 'is', null).where(visibleActivities(actor))
    .orderBy('activities.occurredAt').orderBy('activities.id').limit(limit).execute()
  return rows.map((row): CalendarEntry => ({
    kind: 'meeting', id: row.id, key: row.id, version: row.version, title: row.subject, day: dayOf(row.occurredAt, actor.timeZone),
    start: row.occurredAt, end: row.durationSeconds ? new Date(Date.parse(row.occurredAt) + row.durationSeconds * 1000).toISOString() : null,
    allDay: false, done: false, isMovable: false, record: recordOf(row), memberId: row.userId, memberName: row.memberName,
  }))
}

interface About {
  contactId: string | null
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  dealId: string | null
  dealTitle: string | null
  companyId: string | null
  companyName: string | null
}

/** The person one meets says more than the deal it is about. */
function recordOf(row: About): CalendarRecord | null {
  if (row.contactId) return { kind: 'contact', id: row.contactId, name: contactName(row) }
  if (row.dealId) return { kind: 'deal', id: row.dealId, name: row.dealTitle ?? '' }
  return row.companyId ? { kind: 'company', id: row.companyId, name: row.companyName ?? '' } : null
}
