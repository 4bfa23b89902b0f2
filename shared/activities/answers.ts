import { z } from 'zod'
import { attachmentSchema } from '#shared/attachments/answers'
import { changes, day, id, instant, pageFields, recordFields } from '#shared/http/answers'
import { noteDocumentSchema } from '#shared/notes/document'
import { activityTypes } from './schema'

export const activityFileSchema = attachmentSchema.pick({ id: true, name: true, type: true, size: true })
export type ActivityFile = z.infer<typeof activityFileSchema>

/** An activity as the API answers it. */
export const activitySchema = z.object({
  ...recordFields,
  type: z.enum(activityTypes),
  subject: z.string().nullable(),
  body: z.string().nullable().describe('The text without its formatting.'),
  content: noteDocumentSchema.nullable(),
  direction: z.enum(['inbound', 'outbound']).nullable(),
  durationSeconds: z.int().nullable(),
  occurredAt: instant,
  contactId: id.nullable(),
  contactName: z.string().nullable(),
  companyId: id.nullable(),
  dealId: id.nullable(),
  dealTitle: z.string().nullable(),
  userId: id.nullable(),
  userName: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  attachments: z.array(activityFileSchema).describe('Its files, those that its text shows as images included.'),
}).meta({ id: 'Activity', description: 'Something that happened with a contact, a company or a deal: logged by a person, or brought by a channel.' })
export type Activity = z.infer<typeof activitySchema>

export const timelineEventSchema = z.object({
  id,
  type: z.string(),
  occurredAt: instant,
  actorId: id.nullable().describe('Whose change it is; null where the system made it.'),
  actorName: z.string().nullable(),
  subjectType: z.string(),
  subjectId: id,
  subjectName: z.string().nullable(),
  changes,
}).meta({ id: 'TimelineEvent', description: 'A change that the system recorded.' })
export type TimelineEvent = z.infer<typeof timelineEventSchema>

export const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('activity'), id, at: instant, activity: activitySchema }),
  z.object({ kind: z.literal('event'), id, at: instant, event: timelineEventSchema }),
]).meta({ id: 'TimelineEntry', description: 'One line of a timeline.' })
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

/** Newest first; days are those of the person's time zone. */
export const timelineAnswerSchema = z.object({
  days: z.array(z.object({ day, entries: z.array(timelineEntrySchema) })),
  cursor: pageFields.cursor,
})
export type Timeline = z.infer<typeof timelineAnswerSchema>

/** The members whom a note names although they do not see it. */
const untold = z.array(z.object({ id, name: z.string() })).describe('Members whom the text names although they do not see the record.')

export const activityAnswerSchema = z.object({ activity: activitySchema })
export const loggedActivityAnswerSchema = z.object({ activity: activitySchema, untold })
export const loggedNoteAnswerSchema = z.object({ note: activitySchema, untold })
export const activitiesAnswerSchema = z.object({ activities: z.array(activitySchema), ...pageFields })
export const notesAnswerSchema = z.object({ notes: z.array(activitySchema), ...pageFields })
