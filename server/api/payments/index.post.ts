import { paymentAnswerSchema } from '#shared/money/answers'
import { createPaymentSchema } from '#shared/money/schema'
import { createPayment } from '#server/domain/money/payments'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Record money that came in',
  body: createPaymentSchema,
  answers: { 201: paymentAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const payment = await createPayment(db, actor, body)
  return created(event, `/api/payments/${payment.id}`, { payment })
})
