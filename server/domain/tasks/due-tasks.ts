import type { ExpressionBuilder } from 'kysely'
import { startOfDay } from '#shared/dates/days'
import type { Task } from '#shared/tasks/schema'
import type { Database } from '#server/db/database'
import type { Schema } from '#server/db/schema'
import type { Actor } from '../actor'
import type { TodayDays } from '../today/today-days'
import { visibleTasks } from './tasks.policy'
import { selectTasks, toTask } from './tasks.repository'

export type DueDays = TodayDays

const midnight = (day: string) => `${day}T00:00:00.000Z`

/** The condition that a task is overdue: one of all day when its day is over, others when their time has come. */
export function dueBefore({ now, today }: DueDays) {
  return (eb: ExpressionBuilder<Schema, 'tasks'>) => eb.or([
    eb.and([eb('tasks.allDay', '=', 0), eb('tasks.dueAt', '<', now)]),
    eb.and([eb('tasks.allDay', '=', 1), eb('tasks.dueAt', '<', midnight(today))]),
  ])
}

/** The condition that a task is due from the day `from` on and before the day `to`, by the person's days. */
export function dueWithin(from: string, to: string, timeZone: string) {
  return (eb: ExpressionBuilder<Schema, 'tasks'>) => eb.or([
    eb.and([eb('tasks.allDay', '=', 0), eb('tasks.dueAt', '>=', startOfDay(from, timeZone)), eb('tasks.dueAt', '<', startOfDay(to, timeZone))]),
    eb.and([eb('tasks.allDay', '=', 1), eb('tasks.dueAt', '>=', midnight(from)), eb('tasks.dueAt', '<', midnight(to))]),
  ])
}

/** The actor's open tasks that are due before the end of their day, overdue ones too. */
function due(tasks: ReturnType<typeof selectTasks>, actor: Actor, { today, tomorrow, end }: DueDays) {
  // The plain bound is for the index: between zones, the instants of a day lie within a day of its midnight UTC.
  const bound = end > midnight(tomorrow) ? end : midnight(tomorrow)
  return tasks.where('tasks.deletedAt', 'is', null).where('tasks.completedAt', 'is', null).where('tasks.assigneeId', '=', actor.userId).where(visibleTasks(actor))
    .where('tasks.dueAt', '<', bound)
    .where(eb => eb.or([eb.and([eb('tasks.allDay', '=', 0), eb('tasks.dueAt', '<', end)]), eb.and([eb('tasks.allDay', '=', 1), eb('tasks.dueAt', '<=', midnight(today))])]))
}

export async function listDueTasks(db: Database, actor: Actor, days: DueDays, limit: number): Promise<Task[]> {
  return (await due(selectTasks(db, actor), actor, days).orderBy('tasks.dueAt').orderBy('tasks.id').limit(limit).execute()).map(toTask)
}

export async function countDueTasks(db: Database, actor: Actor, days: DueDays): Promise<number> {
  const { count } = await due(db.selectFrom('tasks') as ReturnType<typeof selectTasks>, actor, days).clearSelect().select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}
