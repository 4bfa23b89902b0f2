import { readNotificationsSchema } from '#shared/notifications/schema'
import { readNotifications } from '#server/domain/notifications/notifications'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({ body: readNotificationsSchema }, async ({ event, db, actor, body }) => {
  await readNotifications(db, actor, body.ids)
  return noContent(event)
})
