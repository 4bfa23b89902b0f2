import { getTask } from '#server/domain/tasks/tasks'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ task: await getTask(db, actor, params.id) }))
