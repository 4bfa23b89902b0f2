import { z } from 'zod'
import { daySchema, idSchema, instantSchema, line, listQuery, optional, text } from '#shared/http/fields'
import { imagesIn, noteDocumentSchema, type NoteDocument } from '#shared/notes/document'
import { plainTextOf } from '#shared/notes/plain-text'
import { activityTypes, loggedTypes, type ActivityType } from './values'

export * from './values'

const activityFields = {
  subject: optional(line(300)),
  body: optional(text(50_000)),
  /** The same formatted: `body` then follows from it. A new `body` alone makes the text plain. */
  content: noteDocumentSchema.nullable().optional(),
  /** The files that belong to it beside the images in its text; those left out go to the trash. */
  attachmentIds: z.array(idSchema).max(50, { error: 'too_many' }).optional(),
  direction: z.enum(['inbound', 'outbound'], { error: 'unknown_direction' }).nullable().optional(),
  durationSeconds: z.int({ error: 'expected_number' }).min(0, { error: 'too_small' }).max(604_800, { error: 'too_large' }).nullable().optional(),
  occurredAt: instantSchema.optional(),
}
const type = z.enum(loggedTypes, { error: 'unknown_type' })

/** What can be said in an activity. */
export interface Words { subject?: string | null, body?: string | null, content?: NoteDocument | null, attachmentIds?: string[] }

/** Whether there is anything in it: a word, an image or a file. */
export function saysSomething({ subject, body, content, attachmentIds }: Words): boolean {
  return Boolean(subject?.trim() || body?.trim() || attachmentIds?.length || (content && (plainTextOf(content) || imagesIn(content).length)))
}

/** A note without words says nothing; a call may be logged by its type alone. */
const isWorthLogging = (activity: Words & { type: ActivityType }) => activity.type !== 'note' || saysSomething(activity)

export const createActivitySchema = z.strictObject({
  type,
  contactId: idSchema.nullable().optional(),
  companyId: idSchema.nullable().optional(),
  dealId: idSchema.nullable().optional(),
  ...activityFields,
})
  .refine(activity => Boolean(activity.contactId || activity.dealId || activity.companyId), { error: 'contact_or_deal_required', path: ['contactId'] })
  .refine(isWorthLogging, { error: 'required', path: ['body'] })
export const updateActivitySchema = z.strictObject(activityFields)
/** What happened, where the record it happened with is known already. */
export const activityDetailsSchema = z.strictObject({ type, ...activityFields }).refine(isWorthLogging, { error: 'required', path: ['body'] })
const { subject, body, content, attachmentIds } = activityFields
export const createNoteSchema = z.strictObject({ subject, body, content, attachmentIds }).refine(saysSomething, { error: 'required', path: ['body'] })

export type CreateActivity = z.output<typeof createActivitySchema>
export type ActivityDetails = z.output<typeof activityDetailsSchema>
export type UpdateActivity = z.output<typeof updateActivitySchema>

/** Days are the person's: from the day `after` on, and up to but without the day `before`. */
export const listActivitiesSchema = z.strictObject({
  ...listQuery(['occurredAt'], '-occurredAt'),
  type: z.enum(activityTypes, { error: 'unknown_type' }).optional(),
  contactId: idSchema.optional(),
  companyId: idSchema.optional(),
  dealId: idSchema.optional(),
  userId: z.union([idSchema, z.literal('none')], { error: 'invalid_id' }).optional(),
  after: daySchema.optional(),
  before: daySchema.optional(),
})
const { limit, cursor, total } = listQuery(['occurredAt'], '-occurredAt')
export const listNotesSchema = z.strictObject({ limit, cursor, total })

export type ListActivities = z.output<typeof listActivitiesSchema>

export const timelineSchema = z.strictObject({
  type: z.enum([...activityTypes, 'event'], { error: 'unknown_type' }).optional(),
  q: z.string().max(200, { error: 'too_long' }).optional(),
  after: daySchema.optional(),
  before: daySchema.optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number({ error: 'expected_number' }).int().min(1).max(200).default(50),
})
export type TimelineQuery = z.output<typeof timelineSchema>

export type { Activity, ActivityFile, TimelineEntry, TimelineEvent, Timeline } from './answers'
