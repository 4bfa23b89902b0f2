import { deleteActivity } from '#server/domain/activities/activities'
import { defineRoute, noContent } from '#server/http/handler'
import { deleteQuery, idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Put an activity into the trash, or delete it for good',
  params: idParams,
  query: deleteQuery,
  answers: { 204: null },
}, async ({ event, db, actor, params, query }) => {
  await deleteActivity(db, actor, params.id, query)
  return noContent(event)
})
