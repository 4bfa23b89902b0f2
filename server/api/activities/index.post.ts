import { loggedActivityAnswerSchema } from '#shared/activities/answers'
import { createActivitySchema } from '#shared/activities/schema'
import { logActivity } from '#server/domain/activities/activities'
import { findUntold } from '#server/domain/activities/mentions'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Log an activity',
  body: createActivitySchema,
  answers: { 201: loggedActivityAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const activity = await logActivity(db, actor, body)
  return created(event, `/api/activities/${activity.id}`, { activity, untold: await findUntold(db, actor, activity) })
})
