import { taskAnswerSchema } from '#shared/tasks/answers'
import { restoreTask } from '#server/domain/tasks/tasks'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Take a task out of the trash',
  params: idParams,
  answers: { 200: taskAnswerSchema },
}, async ({ db, actor, params }) => ({ task: await restoreTask(db, actor, params.id) }))
