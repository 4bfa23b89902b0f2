import { taskAnswerSchema } from '#shared/tasks/answers'
import { remindAgainSchema } from '#shared/tasks/schema'
import { remindAgain } from '#server/domain/tasks/reminders'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Be reminded of a task again',
  params: idParams,
  body: remindAgainSchema,
  problems: ['already_done'],
  answers: { 200: taskAnswerSchema },
}, async ({ db, actor, params, body }) => {
  return { task: await remindAgain(db, actor, params.id, body.minutes) }
})
