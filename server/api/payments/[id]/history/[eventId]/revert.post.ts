import { putBackSchema } from '#shared/history/schema'
import { putBack } from '#server/domain/history/put-back'
import { defineRoute } from '#server/http/handler'
import { eventParams, expectedVersion } from '#server/http/params'

export default defineRoute({ params: eventParams, body: putBackSchema }, async ({ event, db, actor, params, body }) => {
  return { payment: await putBack(db, actor, 'payment', params.id, params.eventId, body, expectedVersion(event)) }
})
