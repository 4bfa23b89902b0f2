import { listTasksSchema } from '#shared/tasks/schema'
import { listTasks } from '#server/domain/tasks/list-tasks'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: listTasksSchema }, async ({ db, actor, query }) => await listTasks(db, actor, query))
