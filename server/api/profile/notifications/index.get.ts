import { notificationSettingsWithMailAnswerSchema } from '#shared/accounts/answers'
import { sendsMail } from '#server/config'
import { notificationSettingsOf } from '#server/domain/accounts/notification-settings'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read which mails one gets',
  answers: { 200: notificationSettingsWithMailAnswerSchema },
}, async ({ db, actor }) => ({ settings: await notificationSettingsOf(db, actor.userId), sendsMail: sendsMail() }))
