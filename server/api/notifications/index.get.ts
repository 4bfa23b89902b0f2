import { listNotifications } from '#server/domain/notifications/notifications'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db, actor }) => await listNotifications(db, actor))
