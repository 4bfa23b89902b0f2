import type { ExpressionBuilder } from 'kysely'
import { addDays, startOfDay } from '#shared/dates/days'
import { searchWords } from '#shared/search/fold'
import { priorities, type ListTasks, type Task, type TaskSortKey } from '#shared/tasks/schema'
import type { Database } from '#server/db/database'
import { paginate } from '#server/db/pagination'
import type { Schema } from '#server/db/schema'
import type { Actor } from '../actor'
import { pages, untilNextChange, viewOf } from '../events/revision-cache'
import { dueBefore, dueWithin, type DueDays } from './due-tasks'
import { visibleTasks } from './tasks.policy'
import { selectTasks, toTask, type TaskRow } from './tasks.repository'
import { todayDays } from '../today/today-days'

const sortColumns = {
  dueAt: { column: 'dueAt', nullable: true },
  priority: { column: 'priority', nullable: false },
  title: { column: 'searchText', nullable: false },
  completedAt: { column: 'completedAt', nullable: true },
  createdAt: { column: 'createdAt', nullable: false },
  updatedAt: { column: 'updatedAt', nullable: false },
} as const satisfies Record<TaskSortKey, { column: keyof TaskRow, nullable: boolean }>

type Filters = Omit<ListTasks, 'limit' | 'cursor' | 'sort' | 'total'>

export interface TaskPage { tasks: Task[], cursor: string | null, total?: number }

/** A page of the tasks that the actor sees, and how many there are in all unless told not to count; kept until the organization's next change. */
export async function listTasks(db: Database, actor: Actor, query: ListTasks): Promise<TaskPage> {
  const days = todayDays(actor.timeZone)
  const { limit, cursor, sort, total: withTotal, ...filters } = query
  const { column, nullable } = sortColumns[sort.replace(/^-/, '') as TaskSortKey]
  const me = filters.assigneeId === 'me' ? actor.userId : ''
  return await untilNextChange(db, actor.organizationId, JSON.stringify(['tasks', viewOf(actor), me, query.due ? days : '', query.completedAfter || query.completedBefore ? actor.timeZone : '', query]), async () => {
    const page = await paginate<TaskRow>(() => matching(selectTasks(db, actor), actor, filters, days) as never, {
      column: `tasks.${column}`, idColumn: 'tasks.id', descending: sort.startsWith('-'), nullable, limit, cursor, key: `tasks ${sort}`,
      positionOf: row => ({ value: row[column], id: row.id }),
    })
    return { tasks: page.rows.map(toTask), cursor: page.cursor, ...(withTotal ? { total: await count(db, actor, filters, days) } : {}) }
  }, pages)
}

/** Without the joins of a row, which would make every row be read. */
async function count(db: Database, actor: Actor, filters: Filters, days: DueDays): Promise<number> {
  const { count } = await matching(db.selectFrom('tasks') as ReturnType<typeof selectTasks>, actor, filters, days).clearSelect().select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

/** The tasks that the actor sees and the filters let through. */
function matching(tasks: ReturnType<typeof selectTasks>, actor: Actor, filters: Filters, days: DueDays) {
  let query = tasks.where('tasks.deletedAt', filters.trashed ? 'is not' : 'is', null).where(visibleTasks(actor))
  if (filters.state || filters.due) query = query.where('tasks.completedAt', filters.state === 'done' ? 'is not' : 'is', null)
  if (filters.assigneeId) query = query.where(assignedTo(filters.assigneeId === 'me' ? actor.userId : filters.assigneeId))
  if (filters.due === 'none') query = query.where('tasks.dueAt', 'is', null)
  if (filters.due === 'overdue') query = query.where(dueBefore(days))
  if (filters.due === 'today') query = query.where(dueWithin(days.today, days.tomorrow, actor.timeZone))
  if (filters.due === 'week') query = query.where(dueWithin(days.today, addDays(days.today, 7), actor.timeZone))
  if (filters.completedAfter) query = query.where('tasks.completedAt', '>=', startOfDay(filters.completedAfter, actor.timeZone))
  if (filters.completedBefore) query = query.where('tasks.completedAt', '<', startOfDay(filters.completedBefore, actor.timeZone))
  if (filters.priority) query = query.where('tasks.priority', '=', priorities.indexOf(filters.priority))
  if (filters.contactId) query = query.where('tasks.contactId', '=', filters.contactId)
  if (filters.companyId) query = query.where('tasks.companyId', '=', filters.companyId)
  if (filters.dealId) query = query.where('tasks.dealId', '=', filters.dealId)
  for (const word of searchWords(filters.q ?? '')) query = query.where('tasks.searchText', 'like', `%${word}%`)
  return query
}

function assignedTo(userId: string) {
  return (eb: ExpressionBuilder<Schema, 'tasks'>) => userId === 'none' ? eb('tasks.assigneeId', 'is', null) : eb('tasks.assigneeId', '=', userId)
}
