import { notificationsAnswerSchema } from '#shared/notifications/answers'
import { listNotifications } from '#server/domain/notifications/notifications'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List notifications',
  answers: { 200: notificationsAnswerSchema },
}, async ({ db, actor }) => await listNotifications(db, actor))
