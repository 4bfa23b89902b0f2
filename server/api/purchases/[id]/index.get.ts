import { purchaseAnswerSchema } from '#shared/money/answers'
import { getPurchase } from '#server/domain/money/purchases'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a purchase',
  params: idParams,
  answers: { 200: purchaseAnswerSchema },
}, async ({ db, actor, params }) => ({ purchase: await getPurchase(db, actor, params.id) }))
