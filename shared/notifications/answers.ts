import { z } from 'zod'
import { id, instant } from '#shared/http/answers'

/** What a notification is about; opening it leads there. */
const subject = z.object({ type: z.string(), id: z.string() })
export type NotificationSubject = z.infer<typeof subject>

/** Something that happened without the person, as the API answers it. */
export const notificationSchema = z.object({
  id,
  type: z.string().describe('The event\'s type: import.finished, deal.stage_changed.'),
  subject,
  name: z.string().nullable().describe('What the subject is called.'),
  actorName: z.string().nullable().describe('Who did it; null when the system did.'),
  details: z.record(z.string(), z.unknown()).describe('What the type has to say beyond that.'),
  createdAt: instant,
  readAt: instant.nullable(),
}).meta({ id: 'Notification', description: 'Something that happened without the person.' })
export type Notification = z.infer<typeof notificationSchema>

export const notificationsAnswerSchema = z.object({ notifications: z.array(notificationSchema), unread: z.int() })
