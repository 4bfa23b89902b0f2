import type { Insertable } from 'kysely'
import { instantAt } from '#shared/dates/days'
import { wallClock } from '#shared/recurrence/series'
import { priorities } from '#shared/tasks/schema'
import type { TasksTable } from '#server/db/task-tables'
import { newId } from '../ids'
import { searchText } from '../search/search-index'
import type { SampleTask } from './sample-record'
import type { SampleWriting } from './sample-writing'

/** A sample task of the actor. None reminds, so that nobody is called to what is not true. */
export function taskRow({ ids, actor, records }: SampleWriting, task: SampleTask): Insertable<TasksTable> {
  const { title, body, day, time, priority, recurrence, createdAt, completedAt } = task
  const deal = records.deals.find(({ key }) => key === task.deal)
  const contact = task.contact ?? deal?.contact ?? null
  const company = records.contacts.find(({ key }) => key === contact)?.company ?? null
  const dueAt = day === null ? null : time ? instantAt(day, time, actor.timeZone) : `${day}T00:00:00.000Z`
  const allDay = dueAt !== null && time === null
  return {
    id: newId(), version: 1, createdAt, updatedAt: completedAt ?? createdAt, deletedAt: null, createdById: actor.userId, assigneeId: actor.userId,
    title, body, searchText: searchText([title, body]), dueAt, allDay: allDay ? 1 : 0, priority: priorities.indexOf(priority),
    recurrence, recurrenceStart: recurrence && dueAt ? wallClock(dueAt, allDay ? 'UTC' : actor.timeZone) : null, timeZone: actor.timeZone,
    reminderMinutes: null, remindAt: null, contactId: contact === null ? null : ids.contact(contact), companyId: ids.company(company), dealId: ids.deal(task.deal),
    completedAt, beforeCompletion: completedAt ? JSON.stringify({ dueAt, recurrenceStart: null, completedAt: null }) : null, isSample: 1,
  }
}
