import { paymentAnswerSchema } from '#shared/money/answers'
import { getPayment } from '#server/domain/money/payments'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a payment',
  params: idParams,
  answers: { 200: paymentAnswerSchema },
}, async ({ db, actor, params }) => ({ payment: await getPayment(db, actor, params.id) }))
