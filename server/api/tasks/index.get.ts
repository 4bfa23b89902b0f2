import { tasksAnswerSchema } from '#shared/tasks/answers'
import { listTasksSchema } from '#shared/tasks/schema'
import { listTasks } from '#server/domain/tasks/list-tasks'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List tasks',
  query: listTasksSchema,
  answers: { 200: tasksAnswerSchema },
}, async ({ db, actor, query }) => await listTasks(db, actor, query))
