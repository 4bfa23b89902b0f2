import { sendsMail } from '#server/config'
import { notificationSettingsOf } from '#server/domain/accounts/notification-settings'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db, actor }) => ({ settings: await notificationSettingsOf(db, actor.userId), sendsMail: sendsMail() }))
