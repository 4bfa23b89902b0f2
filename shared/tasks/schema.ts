import { z } from 'zod'
import { daySchema, flag, idSchema, line, listQuery, optional, sortBy, text } from '#shared/http/fields'
import { parseRule, formatRule } from '#shared/recurrence/rule'
import { priorities } from './values'

export * from './values'

/** An instant with its offset, or a day alone for a task that takes all day; as written, because an all-day task keeps the day that the text names. */
const due = z.union([daySchema, z.iso.datetime({ offset: true }).refine(instant => instant >= '1900' && instant < '3000')], { error: 'invalid_instant' })

const recurrence = z.string({ error: 'expected_text' }).trim().transform((rule, context) => {
  if (rule === '') return null
  const parsed = parseRule(rule)
  if (typeof parsed !== 'string') return formatRule(parsed)
  context.addIssue({ code: 'custom', message: parsed })
  return z.NEVER
})

const taskFields = {
  body: optional(text(20_000)),
  dueAt: z.union([due, z.literal('').transform(() => null)], { error: 'invalid_instant' }).nullable().optional(),
  allDay: z.boolean({ error: 'expected_true_or_false' }).optional(),
  priority: z.enum(priorities, { error: 'unknown_priority' }).optional(),
  assigneeId: idSchema.nullable().optional(),
  recurrence: recurrence.nullable().optional(),
  /** Minutes before the due time, or before 09:00 of the due day; null for no reminder. */
  reminderMinutes: z.int({ error: 'expected_number' }).min(0, { error: 'too_small' }).max(40_320, { error: 'too_large' }).nullable().optional(),
  contactId: idSchema.nullable().optional(),
  companyId: idSchema.nullable().optional(),
  dealId: idSchema.nullable().optional(),
}
const title = line(300).min(1, { error: 'required' })

export const createTaskSchema = z.strictObject({ title, ...taskFields })
/** A new `dueAt` alone puts off this one occurrence; together with `recurrence` it moves the whole series. */
export const updateTaskSchema = z.strictObject({ title: title.optional(), ...taskFields })
export const completeTaskSchema = z.strictObject({})
export const remindAgainSchema = z.strictObject({ minutes: z.int({ error: 'expected_number' }).min(1, { error: 'too_small' }).max(10_080, { error: 'too_large' }) })

export type CreateTask = z.output<typeof createTaskSchema>
export type UpdateTask = z.output<typeof updateTaskSchema>

export const taskSortKeys = ['dueAt', 'priority', 'title', 'completedAt', 'createdAt', 'updatedAt'] as const
export type TaskSortKey = (typeof taskSortKeys)[number]

const { limit, cursor, q, total } = listQuery(taskSortKeys, 'dueAt')

/** Without `sort`: by due date, those without one last. `week` is today and the six days after it. */
export const listTasksSchema = z.strictObject({
  limit, cursor, q, total,
  sort: sortBy(taskSortKeys).transform(sort => sort ?? 'dueAt' as const),
  state: z.enum(['open', 'done'], { error: 'unknown_state' }).optional(),
  assigneeId: z.union([idSchema, z.literal(['me', 'none'])], { error: 'invalid_id' }).optional(),
  due: z.enum(['overdue', 'today', 'week', 'none'], { error: 'unknown_due' }).optional(),
  /** Days of the person; `completedBefore` is not included. */
  completedAfter: daySchema.optional(),
  completedBefore: daySchema.optional(),
  priority: z.enum(priorities, { error: 'unknown_priority' }).optional(),
  contactId: idSchema.optional(),
  companyId: idSchema.optional(),
  dealId: idSchema.optional(),
  trashed: flag(false),
})
export type ListTasks = z.output<typeof listTasksSchema>

export type { Task } from './answers'
