import { z } from 'zod'
import { activitySchema } from '#shared/activities/answers'
import { contactSchema } from '#shared/contacts/answers'
import { dealSummarySchema } from '#shared/deals/answers'
import { day } from '#shared/http/answers'
import { taskSchema } from '#shared/tasks/answers'

/** Why a row stands on Today. */
const reason = z.enum(['next_action_overdue', 'next_action_today', 'follow_up_overdue', 'follow_up_today', 'no_next_action', 'gone_quiet', 'task_overdue', 'task_today', 'meeting_today'])
export type TodayReason = z.infer<typeof reason>

const todayContactSchema = contactSchema.pick({
  id: true, version: true, name: true, email: true, phone: true, companyName: true,
  nextAction: true, nextActionDate: true, lastContactedAt: true, followUpDays: true,
})
export type TodayContact = z.infer<typeof todayContactSchema>

const about = {
  reason,
  dueDate: z.string().nullable(),
  email: z.string().nullable().describe('Of the contact that the row is about.'),
  phone: z.string().nullable(),
}

export const todayRowSchema = z.discriminatedUnion('kind', [
  z.object({ ...about, kind: z.literal('contact'), record: todayContactSchema }),
  z.object({ ...about, kind: z.literal('deal'), record: dealSummarySchema }),
  z.object({ ...about, kind: z.literal('task'), record: taskSchema }),
  z.object({ ...about, kind: z.literal('activity'), record: activitySchema }),
]).meta({ id: 'TodayRow', description: 'One thing to do today, and why.' })
export type TodayRow = z.infer<typeof todayRowSchema>

const rows = z.array(todayRowSchema)

/** The follow-up queue; days are the signed-in person's. */
export const todayAnswerSchema = z.object({
  day,
  overdue: rows,
  dueToday: rows,
  withoutNextAction: rows,
  goneQuiet: rows,
  tasks: rows.describe('The caller\'s own that are overdue or due today.'),
  meetings: rows,
  hasRecords: z.boolean().describe('False while there is nothing to follow up at all: no contact, no deal and no task.'),
  firstSteps: z.object({ contacts: z.boolean(), deal: z.boolean(), nextStep: z.boolean() })
    .describe('Which of the first steps the organization has made: a contact, a deal, and something that comes next or was done.'),
  counts: z.object({ overdue: z.int(), dueToday: z.int(), withoutNextAction: z.int(), goneQuiet: z.int(), tasks: z.int(), tomorrow: z.int() })
    .describe('They go beyond the rows shown.'),
})
export type Today = z.infer<typeof todayAnswerSchema>
