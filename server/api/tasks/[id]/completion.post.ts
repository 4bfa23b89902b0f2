import { taskAnswerSchema } from '#shared/tasks/answers'
import { completeTaskSchema } from '#shared/tasks/schema'
import { completeTask } from '#server/domain/tasks/complete-task'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Complete a task',
  params: idParams,
  body: completeTaskSchema,
  versioned: true,
  problems: ['already_done'],
  answers: { 200: taskAnswerSchema },
}, async ({ db, actor, params, version }) => {
  return { task: await completeTask(db, actor, params.id, version) }
})
