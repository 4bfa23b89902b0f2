import { z } from 'zod'
import { idSchema } from '#shared/http/fields'

export const readNotificationsSchema = z.strictObject({ ids: z.array(idSchema).min(1, { error: 'required' }).max(100, { error: 'too_many' }).optional() })

export type { NotificationSubject, Notification } from './answers'
