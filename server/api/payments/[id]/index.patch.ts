import { paymentAnswerSchema } from '#shared/money/answers'
import { updatePaymentSchema } from '#shared/money/schema'
import { updatePayment } from '#server/domain/money/payments'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a payment',
  params: idParams,
  body: updatePaymentSchema,
  versioned: true,
  answers: { 200: paymentAnswerSchema },
}, async ({ db, actor, params, body, version }) => ({ payment: await updatePayment(db, actor, params.id, body, version) }))
