import { z } from 'zod'

const yesOrNo = z.boolean({ error: 'expected_true_or_false' })

export const updateNotificationSettingsSchema = z.strictObject({
  reminderMail: yesOrNo,
  digest: yesOrNo,
  digestHour: z.int({ error: 'expected_number' }).min(0, { error: 'too_small' }).max(23, { error: 'too_large' }),
  mentionMail: yesOrNo,
}).partial()

export type UpdateNotificationSettings = z.output<typeof updateNotificationSettingsSchema>

/** Which mails a person gets. `digestHour` is an hour of their own day. */
export type NotificationSettings = Required<UpdateNotificationSettings>

export const defaultNotificationSettings: NotificationSettings = { reminderMail: true, digest: true, digestHour: 8, mentionMail: true }
