import { z } from 'zod'
import { idSchema } from '#shared/http/fields'

/** What a notification is about; opening it leads there. */
export interface NotificationSubject { type: string, id: string }

/** Something that happened without the person, as the API answers it. */
export interface Notification {
  id: string
  /** The event's type: `import.finished`, `deal.stage_changed`. */
  type: string
  subject: NotificationSubject
  /** What the subject is called. */
  name: string | null
  /** Who did it; null when the system did. */
  actorName: string | null
  /** What the type has to say beyond that: `{ imported: 240 }`. */
  details: Record<string, unknown>
  createdAt: string
  readAt: string | null
}

export const readNotificationsSchema = z.strictObject({ ids: z.array(idSchema).min(1, { error: 'required' }).max(100, { error: 'too_many' }).optional() })
