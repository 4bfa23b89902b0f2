import type { CalendarEntry, CalendarRecord } from '#shared/calendar/schema'
import { dueDay } from '#shared/tasks/due'
import type { Task } from '#shared/tasks/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { listTasksBetween, type TaskOccurrence } from '../tasks/tasks-between'
import type { Whose } from './calendar.policy'
import type { Stretch } from './stretch'

/** The tasks that are due in the stretch, the earliest first, those that come again on each of their days. */
export async function listTaskEntries(db: Database, actor: Actor, { start, end }: Stretch, whose: Whose, limit: number): Promise<CalendarEntry[]> {
  const assigneeId = whose ?? actor.userId
  const found = await listTasksBetween(db, actor, start, end, assigneeId === 'all' ? {} : { assigneeId })
  return found.slice(0, limit).map(occurrence => toEntry(occurrence, actor.timeZone))
}

function toEntry({ task, dueAt, isAhead }: TaskOccurrence, timeZone: string): CalendarEntry {
  const day = dueDay({ dueAt, allDay: task.allDay }, timeZone) ?? ''
  return {
    kind: 'task', id: task.id, key: isAhead ? `${task.id}-${dueAt.slice(0, 10)}` : task.id, version: task.version, title: task.title, day,
    start: task.allDay ? null : dueAt, end: null, allDay: task.allDay, done: task.completedAt !== null, isMovable: !isAhead && task.completedAt === null,
    record: recordOf(task), memberId: task.assigneeId, memberName: task.assigneeName,
  }
}

function recordOf({ contactId, contactName, dealId, dealTitle, companyId, companyName }: Task): CalendarRecord | null {
  if (contactId) return { kind: 'contact', id: contactId, name: contactName ?? '' }
  if (dealId) return { kind: 'deal', id: dealId, name: dealTitle ?? '' }
  return companyId ? { kind: 'company', id: companyId, name: companyName ?? '' } : null
}
