import { loggedActivityAnswerSchema } from '#shared/activities/answers'
import { updateActivitySchema } from '#shared/activities/schema'
import { updateActivity } from '#server/domain/activities/activities'
import { findUntold } from '#server/domain/activities/mentions'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change an activity',
  params: idParams,
  body: updateActivitySchema,
  versioned: true,
  answers: { 200: loggedActivityAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  const activity = await updateActivity(db, actor, params.id, body, version)
  return { activity, untold: await findUntold(db, actor, activity) }
})
