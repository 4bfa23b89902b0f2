import { dayOf } from '#shared/dates/days'
import type { Task } from '#shared/tasks/schema'

type Due = Pick<Task, 'dueAt' | 'allDay'>

/** The day on which a task is due: of an all-day task the one it names, of others the person's. */
export function dueDay({ dueAt, allDay }: Due, timeZone: string): string | null {
  if (dueAt === null) return null
  return allDay ? dueAt.slice(0, 10) : dayOf(dueAt, timeZone)
}

/** An all-day task is overdue when its day is over, others when their time has come. */
export function isOverdue(task: Due & Pick<Task, 'completedAt'>, now: string, timeZone: string): boolean {
  if (task.dueAt === null || task.completedAt !== null) return false
  return task.allDay ? task.dueAt.slice(0, 10) < dayOf(now, timeZone) : task.dueAt < now
}
