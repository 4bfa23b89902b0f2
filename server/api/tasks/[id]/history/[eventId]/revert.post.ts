import { putBackSchema } from '#shared/history/schema'
import { taskAnswerSchema } from '#shared/tasks/answers'
import { putBack } from '#server/domain/history/put-back'
import { defineRoute } from '#server/http/handler'
import { eventParams } from '#server/http/params'

export default defineRoute({
  summary: 'Put a task back to what it was',
  params: eventParams,
  body: putBackSchema,
  versioned: true,
  problems: ['cannot_put_back'],
  answers: { 200: taskAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return { task: await putBack(db, actor, 'task', params.id, params.eventId, body, version) }
})
