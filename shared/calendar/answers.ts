import { z } from 'zod'
import { day, id, instant } from '#shared/http/answers'
import { recordKinds } from '#shared/records/kinds'
import { calendarEntryKinds } from './schema'

/** What an entry is about and leads to. */
const calendarRecordSchema = z.object({ kind: z.enum(recordKinds), id, name: z.string() })
export type CalendarRecord = z.infer<typeof calendarRecordSchema>

export const calendarEntrySchema = z.object({
  kind: z.enum(calendarEntryKinds),
  id: id.describe('Of the task or the activity; of a next action\'s contact or deal.'),
  key: z.string().describe('Unlike the id, another one for each time that a recurring task falls due.'),
  version: z.int(),
  title: z.string().nullable().describe('Null for a day to follow up on without a step in words, and a meeting without a subject.'),
  day: day.describe('In the person\'s time zone.'),
  start: instant.nullable().describe('Null for what takes no time of the day.'),
  end: instant.nullable(),
  allDay: z.boolean(),
  done: z.boolean(),
  isMovable: z.boolean().describe('Whether it can be put on another day: not a meeting, nor what a recurring task will ask for later.'),
  record: calendarRecordSchema.nullable(),
  memberId: id.nullable(),
  memberName: z.string().nullable(),
}).meta({ id: 'CalendarEntry', description: 'A task, a next action or a meeting in the calendar.' })
export type CalendarEntry = z.infer<typeof calendarEntrySchema>

/** What lies in a stretch of days, in its order. */
export const calendarAnswerSchema = z.object({
  entries: z.array(calendarEntrySchema),
  isCut: z.boolean().describe('There was more of one kind than is answered, and the latest are missing.'),
})
export type Calendar = z.infer<typeof calendarAnswerSchema>
