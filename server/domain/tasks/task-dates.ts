import { dayOf, instantAt } from '#shared/dates/days'
import { nextOccurrence, wallClock } from '#shared/recurrence/series'
import type { CreateTask, UpdateTask } from '#shared/tasks/schema'
import type { Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import { findTimeZone } from './tasks.repository'

/** When a task is due, how it comes again and when it reminds, as stored. */
export interface TaskDates {
  dueAt: string | null
  allDay: number
  recurrence: string | null
  recurrenceStart: string | null
  timeZone: string
  reminderMinutes: number | null
}

const noDates: TaskDates = { dueAt: null, allDay: 0, recurrence: null, recurrenceStart: null, timeZone: 'UTC', reminderMinutes: null }
/** When the day of an all-day task begins to be worked on: its reminder counts from there, and it is its time once it gets one. */
const morning = '09:00'

/**
 * The dates of a task after a change by someone in `timeZone`. A due day alone makes a task of the whole day, which it stays
 * until told otherwise; one that gets its first time reminds at it. The series keeps its start when `dueAt` alone changes: that puts off one
 * occurrence. With `recurrence` beside it the series begins anew there, in the zone of who changes it.
 */
export function datesAfter(before: TaskDates | undefined, input: CreateTask | UpdateTask, timeZone: string): TaskDates {
  const old = before ?? { ...noDates, timeZone }
  const due = dueAfter(old, input, timeZone)
  const reminderMinutes = input.reminderMinutes === undefined ? defaultReminder(old, due, before !== undefined) : input.reminderMinutes
  const recurrence = input.recurrence === undefined ? old.recurrence : input.recurrence
  if (recurrence === null) return { ...due, recurrence, recurrenceStart: null, timeZone: old.timeZone, reminderMinutes }
  if (due.dueAt === null) throw invalidField('dueAt', 'due_date_required', 'A task that comes again needs a due date')
  const beginsAnew = (input.recurrence !== undefined && (input.dueAt !== undefined || input.recurrence !== old.recurrence)) || due.allDay !== old.allDay || old.recurrenceStart === null
  if (!beginsAnew) return { ...due, recurrence, recurrenceStart: old.recurrenceStart, timeZone: old.timeZone, reminderMinutes }
  const recurrenceStart = wallClock(due.dueAt, due.allDay ? 'UTC' : timeZone)
  const dates = { ...due, recurrence, recurrenceStart, timeZone, reminderMinutes }
  if (!nextOccurrence(seriesOf(dates), justBefore(due.dueAt))) throw invalidField('recurrence', 'recurrence_never', 'This rule never comes round from the due date on')
  return dates
}

function dueAfter(old: TaskDates, input: CreateTask | UpdateTask, timeZone: string): Pick<TaskDates, 'dueAt' | 'allDay'> {
  const written = input.dueAt === undefined ? old.dueAt : input.dueAt
  const isDay = input.dueAt?.length === 10
  const allDay = input.allDay ?? (isDay || old.allDay === 1)
  if (written === null) return { dueAt: null, allDay: 0 }
  if (input.dueAt) {
    if (allDay) return { dueAt: midnight(written.slice(0, 10)), allDay: 1 }
    if (isDay) throw invalidField('dueAt', 'time_required', 'A task that does not take all day needs a time')
    return { dueAt: new Date(written).toISOString(), allDay: 0 }
  }
  if (allDay === (old.allDay === 1)) return { dueAt: written, allDay: old.allDay }
  return allDay
    ? { dueAt: midnight(dayOf(written, timeZone)), allDay: 1 }
    : { dueAt: instantAt(written.slice(0, 10), morning, timeZone), allDay: 0 }
}

/** A task that gets its first time reminds at it; one without a time does not. */
function defaultReminder(old: TaskDates, due: Pick<TaskDates, 'dueAt' | 'allDay'>, isKnown: boolean): number | null {
  if (due.dueAt === null) return null
  const hadTime = isKnown && old.dueAt !== null && !old.allDay
  return due.allDay || hadTime ? old.reminderMinutes : old.reminderMinutes ?? 0
}

/** Days are kept at midnight UTC, whatever the zone: so they are the same day for everyone. */
function midnight(day: string): string {
  return `${day}T00:00:00.000Z`
}

function justBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1).toISOString()
}

/** The series of a task's due dates; days are walked in UTC, where they are kept. */
export function seriesOf({ recurrence, recurrenceStart, timeZone, allDay }: Pick<TaskDates, 'recurrence' | 'recurrenceStart' | 'timeZone' | 'allDay'>) {
  return { rule: recurrence ?? '', start: recurrenceStart ?? '', timeZone: allDay ? 'UTC' : timeZone }
}

/** When the assignee is to be reminded: before the due time, or before the morning of the due day where they are. Null when that has passed. */
export async function remindAtOf(db: Database, { dueAt, allDay, reminderMinutes }: TaskDates, assigneeId: string | null, now: string): Promise<string | null> {
  if (dueAt === null || reminderMinutes === null || assigneeId === null) return null
  const base = allDay ? instantAt(dueAt.slice(0, 10), morning, await findTimeZone(db, assigneeId) ?? 'UTC') : dueAt
  const remindAt = new Date(Date.parse(base) - reminderMinutes * 60_000).toISOString()
  return remindAt > now ? remindAt : null
}
