import { deleteTask } from '#server/domain/tasks/tasks'
import { defineRoute, noContent } from '#server/http/handler'
import { deleteQuery, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, query: deleteQuery }, async ({ event, db, actor, params, query }) => {
  await deleteTask(db, actor, params.id, query)
  return noContent(event)
})
