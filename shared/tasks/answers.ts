import { z } from 'zod'
import { id, instant, pageFields, recordFields } from '#shared/http/answers'
import { priorities } from './schema'

/** A task as the API answers it. */
export const taskSchema = z.object({
  ...recordFields,
  deletedAt: instant.nullable(),
  createdById: id.nullable(),
  assigneeId: id.nullable(),
  assigneeName: z.string().nullable(),
  title: z.string(),
  body: z.string().nullable(),
  dueAt: instant.nullable().describe('Of an all-day task, midnight UTC of its day: the day is the same for everyone and never slips.'),
  allDay: z.boolean(),
  priority: z.enum(priorities),
  recurrence: z.string().nullable().describe('A rule of RFC 5545.'),
  timeZone: z.string().describe('The zone whose wall clock the recurrence follows.'),
  reminderMinutes: z.int().nullable(),
  contactId: id.nullable(),
  contactName: z.string().nullable(),
  companyId: id.nullable(),
  companyName: z.string().nullable(),
  dealId: id.nullable(),
  dealTitle: z.string().nullable(),
  completedAt: instant.nullable(),
}).meta({ id: 'Task', description: 'Something to do.' })
export type Task = z.infer<typeof taskSchema>

export const taskAnswerSchema = z.object({ task: taskSchema })
export const tasksAnswerSchema = z.object({ tasks: z.array(taskSchema), ...pageFields })
