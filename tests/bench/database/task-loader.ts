import { searchText } from '#server/domain/search/search-index'
import { priorities } from '#shared/tasks/schema'
import type { CorpusTask } from '../corpus/tasks'
import type { Loading } from './loading'

export function loadTask({ tables, events, account }: Loading, { id, title, dueAt, allDay, priority, contactId, completedAt, createdAt: time }: CorpusTask): void {
  const createdAt = new Date(time).toISOString()
  tables.insert('tasks', {
    id, version: 1, createdAt, updatedAt: createdAt, deletedAt: null, createdById: account.userId, assigneeId: account.userId, title, body: null,
    searchText: searchText([title]), dueAt, allDay: Number(allDay), priority: priorities.indexOf(priority), recurrence: null, recurrenceStart: null,
    timeZone: 'Europe/Berlin', reminderMinutes: null, remindAt: null, contactId, companyId: null, dealId: null, completedAt, beforeCompletion: null, isSample: 0,
  })
  events.record('task.created', 'task', id, createdAt, { name: title })
}
