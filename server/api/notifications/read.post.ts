import { readNotificationsSchema } from '#shared/notifications/schema'
import { readNotifications } from '#server/domain/notifications/notifications'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({
  summary: 'Mark notifications as read',
  body: readNotificationsSchema,
  answers: { 204: null },
}, async ({ event, db, actor, body }) => {
  await readNotifications(db, actor, body.ids)
  return noContent(event)
})
