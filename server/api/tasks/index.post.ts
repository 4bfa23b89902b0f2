import { taskAnswerSchema } from '#shared/tasks/answers'
import { createTaskSchema } from '#shared/tasks/schema'
import { createTask } from '#server/domain/tasks/tasks'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Create a task',
  body: createTaskSchema,
  answers: { 201: taskAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const task = await createTask(db, actor, body)
  return created(event, `/api/tasks/${task.id}`, { task })
})
