import { updateActivitySchema } from '#shared/activities/schema'
import { updateActivity } from '#server/domain/activities/activities'
import { findUntold } from '#server/domain/activities/mentions'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updateActivitySchema }, async ({ event, db, actor, params, body }) => {
  const activity = await updateActivity(db, actor, params.id, body, expectedVersion(event))
  return { activity, untold: await findUntold(db, actor, activity) }
})
