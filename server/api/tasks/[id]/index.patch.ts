import { taskAnswerSchema } from '#shared/tasks/answers'
import { updateTaskSchema } from '#shared/tasks/schema'
import { updateTask } from '#server/domain/tasks/tasks'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a task',
  params: idParams,
  body: updateTaskSchema,
  versioned: true,
  answers: { 200: taskAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return { task: await updateTask(db, actor, params.id, body, version) }
})
