import { completeTaskSchema } from '#shared/tasks/schema'
import { completeTask } from '#server/domain/tasks/complete-task'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: completeTaskSchema }, async ({ event, db, actor, params }) => {
  return { task: await completeTask(db, actor, params.id, expectedVersion(event)) }
})
