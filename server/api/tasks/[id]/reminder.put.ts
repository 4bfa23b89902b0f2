import { remindAgainSchema } from '#shared/tasks/schema'
import { remindAgain } from '#server/domain/tasks/reminders'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: remindAgainSchema }, async ({ db, actor, params, body }) => {
  return { task: await remindAgain(db, actor, params.id, body.minutes) }
})
