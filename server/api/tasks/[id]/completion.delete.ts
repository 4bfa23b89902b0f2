import { reopenTask } from '#server/domain/tasks/complete-task'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ event, db, actor, params }) => {
  return { task: await reopenTask(db, actor, params.id, expectedVersion(event)) }
})
