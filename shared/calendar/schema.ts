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

export type { CalendarRecord, CalendarEntry, Calendar } from './answers'
