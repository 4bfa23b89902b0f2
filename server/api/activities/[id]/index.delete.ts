import { deleteActivity } from '#server/domain/activities/activities'
import { defineRoute, noContent } from '#server/http/handler'
import { deleteQuery, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, query: deleteQuery }, async ({ event, db, actor, params, query }) => {
  await deleteActivity(db, actor, params.id, query)
  return noContent(event)
})
