import { updateActivitySchema } from '#shared/activities/schema'
import { updateActivity } from '#server/domain/activities/activities'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updateActivitySchema }, async ({ event, db, actor, params, body }) => {
  return { activity: await updateActivity(db, actor, params.id, body, expectedVersion(event)) }
})
