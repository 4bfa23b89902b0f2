import { updateNotificationSettingsSchema } from '#shared/accounts/notification-settings'
import { updateNotificationSettings } from '#server/domain/accounts/notification-settings'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ body: updateNotificationSettingsSchema }, async ({ db, actor, body }) => ({ settings: await updateNotificationSettings(db, actor, body) }))
