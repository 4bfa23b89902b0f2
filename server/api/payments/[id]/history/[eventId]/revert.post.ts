import { putBackSchema } from '#shared/history/schema'
import { paymentAnswerSchema } from '#shared/money/answers'
import { putBack } from '#server/domain/history/put-back'
import { defineRoute } from '#server/http/handler'
import { eventParams } from '#server/http/params'

export default defineRoute({
  summary: 'Put a payment back to what it was',
  params: eventParams,
  body: putBackSchema,
  versioned: true,
  problems: ['cannot_put_back'],
  answers: { 200: paymentAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return { payment: await putBack(db, actor, 'payment', params.id, params.eventId, body, version) }
})
