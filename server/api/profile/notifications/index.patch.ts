import { notificationSettingsAnswerSchema } from '#shared/accounts/answers'
import { updateNotificationSettingsSchema } from '#shared/accounts/notification-settings'
import { updateNotificationSettings } from '#server/domain/accounts/notification-settings'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Change which mails one gets',
  body: updateNotificationSettingsSchema,
  answers: { 200: notificationSettingsAnswerSchema },
}, async ({ db, actor, body }) => ({ settings: await updateNotificationSettings(db, actor, body) }))
