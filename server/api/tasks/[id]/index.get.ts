import { taskAnswerSchema } from '#shared/tasks/answers'
import { getTask } from '#server/domain/tasks/tasks'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a task',
  params: idParams,
  answers: { 200: taskAnswerSchema },
}, async ({ db, actor, params }) => ({ task: await getTask(db, actor, params.id) }))
