import { z } from 'zod'
import { daysBetween } from '#shared/dates/days'
import { daySchema, idSchema } from '#shared/http/fields'

/** The most days that are asked for at once: a month's page with the weeks around it, twice over. */
export const mostCalendarDays = 62

/** Days are the person's, both included. Without `memberId` what is theirs to do, as on Today; `all`: everything they see. */
export const calendarSchema = z.strictObject({
  from: daySchema,
  to: daySchema,
  memberId: z.union([idSchema, z.literal('all')], { error: 'invalid_id' }).optional(),
})
  .refine(({ from, to }) => from <= to, { error: 'invalid_day', path: ['to'] })
  .refine(({ from, to }) => daysBetween(from, to) < mostCalendarDays, { error: 'too_many', path: ['to'] })

export type CalendarQuery = z.output<typeof calendarSchema>

export const calendarEntryKinds = ['task', 'next_action', 'meeting'] as const
export type CalendarEntryKind = (typeof calendarEntryKinds)[number]

/** What an entry is about and leads to. */
export interface CalendarRecord { kind: 'contact' | 'company' | 'deal', id: string, name: string }

export interface CalendarEntry {
  kind: CalendarEntryKind
  /** Of the task or the activity; of a next action's contact or deal. */
  id: string
  /** Unlike the id, another one for each time that a recurring task falls due. */
  key: string
  version: number
  /** Null for a day to follow up on without a step in words, and a meeting without a subject. */
  title: string | null
  /** In the person's time zone. */
  day: string
  /** Instants; null for what takes no time of the day. */
  start: string | null
  end: string | null
  allDay: boolean
  done: boolean
  /** Whether it can be put on another day: not a meeting, nor what a recurring task will ask for later. */
  isMovable: boolean
  record: CalendarRecord | null
  memberId: string | null
  memberName: string | null
}

/** What lies in a stretch of days, in its order. `isCut`: there was more of one kind than is answered, and the latest are missing. */
export interface Calendar { entries: CalendarEntry[], isCut: boolean }
