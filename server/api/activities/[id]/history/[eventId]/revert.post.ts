import { activityAnswerSchema } from '#shared/activities/answers'
import { putBackSchema } from '#shared/history/schema'
import { putBack } from '#server/domain/history/put-back'
import { defineRoute } from '#server/http/handler'
import { eventParams } from '#server/http/params'

export default defineRoute({
  summary: 'Put an activity back to what it was',
  params: eventParams,
  body: putBackSchema,
  versioned: true,
  problems: ['cannot_put_back'],
  answers: { 200: activityAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return { activity: await putBack(db, actor, 'activity', params.id, params.eventId, body, version) }
})
