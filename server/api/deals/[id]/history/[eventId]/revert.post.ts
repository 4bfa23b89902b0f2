import { dealAnswerSchema } from '#shared/deals/answers'
import { putBackSchema } from '#shared/history/schema'
import { putBack } from '#server/domain/history/put-back'
import { defineRoute } from '#server/http/handler'
import { eventParams } from '#server/http/params'

export default defineRoute({
  summary: 'Put a deal back to what it was',
  params: eventParams,
  body: putBackSchema,
  versioned: true,
  problems: ['cannot_put_back'],
  answers: { 200: dealAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return { deal: await putBack(db, actor, 'deal', params.id, params.eventId, body, version) }
})
