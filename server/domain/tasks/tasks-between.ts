import { dayOf } from '#shared/dates/days'
import { occurrencesAfter } from '#shared/recurrence/series'
import type { Task } from '#shared/tasks/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { seriesOf } from './task-dates'
import { visibleTasks } from './tasks.policy'
import { selectTasks, toTask, type TaskRow } from './tasks.repository'

/** A task on one of its due dates; `isAhead` of a task that comes again, for a date that it has not come to yet. */
export interface TaskOccurrence { task: Task, dueAt: string, isAhead: boolean }

const mostTasks = 2000
const mostOccurrences = 400

/**
 * The tasks that the actor sees and whose due dates lie from the instant `from` on and before `to`, open or completed, with
 * the coming dates of those that come again; all-day ones by the actor's days. Of very many, the first 2000.
 */
export async function listTasksBetween(db: Database, actor: Actor, from: string, to: string, { assigneeId }: { assigneeId?: string } = {}): Promise<TaskOccurrence[]> {
  const range = rangesOf(actor, from, to)
  const [earliest, latest] = [range.allDay.from < from ? range.allDay.from : from, range.allDay.to > to ? range.allDay.to : to]
  const rows = await selectTasks(db, actor).where('tasks.deletedAt', 'is', null).where(visibleTasks(actor))
    .$if(assigneeId !== undefined, query => query.where('tasks.assigneeId', '=', assigneeId!))
    .where('tasks.dueAt', '<', latest)
    .where(eb => eb.or([eb('tasks.dueAt', '>=', earliest), eb.and([eb('tasks.recurrence', 'is not', null), eb('tasks.completedAt', 'is', null)])]))
    .orderBy('tasks.dueAt').orderBy('tasks.id').limit(mostTasks).execute()
  return rows.flatMap(row => occurrencesIn(row, range)).sort((a, b) => a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0)
}

/** The same stretch of time as instants, and as days at midnight UTC: the days that begin in it. */
function rangesOf({ timeZone }: Actor, from: string, to: string) {
  const midnight = (instant: string) => `${dayOf(instant, timeZone)}T00:00:00.000Z`
  return { timed: { from, to }, allDay: { from: midnight(from), to: midnight(new Date(Date.parse(to) - 1).toISOString()).replace('T00:00:00.000Z', 'T00:00:00.001Z') } }
}

function occurrencesIn(row: TaskRow, ranges: ReturnType<typeof rangesOf>): TaskOccurrence[] {
  const { from, to } = row.allDay ? ranges.allDay : ranges.timed
  const task = toTask(row)
  const found: TaskOccurrence[] = row.dueAt !== null && row.dueAt >= from && row.dueAt < to ? [{ task, dueAt: row.dueAt, isAhead: false }] : []
  if (row.recurrence === null || row.dueAt === null || row.completedAt !== null) return found
  const before = new Date(Date.parse(from) - 1).toISOString()
  for (const dueAt of occurrencesAfter(seriesOf(row), row.dueAt > before ? row.dueAt : before)) {
    if (dueAt >= to || found.length >= mostOccurrences) break
    found.push({ task, dueAt, isAhead: true })
  }
  return found
}
