import { taskAnswerSchema } from '#shared/tasks/answers'
import { reopenTask } from '#server/domain/tasks/complete-task'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Reopen a task',
  params: idParams,
  versioned: true,
  problems: ['already_done'],
  answers: { 200: taskAnswerSchema },
}, async ({ db, actor, params, version }) => {
  return { task: await reopenTask(db, actor, params.id, version) }
})
