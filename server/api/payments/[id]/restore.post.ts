import { paymentAnswerSchema } from '#shared/money/answers'
import { restorePayment } from '#server/domain/money/payments'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Take a payment out of the trash',
  params: idParams,
  answers: { 200: paymentAnswerSchema },
}, async ({ db, actor, params }) => ({ payment: await restorePayment(db, actor, params.id) }))
