import { updateTaskSchema } from '#shared/tasks/schema'
import { updateTask } from '#server/domain/tasks/tasks'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updateTaskSchema }, async ({ event, db, actor, params, body }) => {
  return { task: await updateTask(db, actor, params.id, body, expectedVersion(event)) }
})
