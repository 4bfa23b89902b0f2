import { purchaseAnswerSchema } from '#shared/money/answers'
import { restorePurchase } from '#server/domain/money/purchases'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Take a purchase out of the trash',
  params: idParams,
  answers: { 200: purchaseAnswerSchema },
}, async ({ db, actor, params }) => ({ purchase: await restorePurchase(db, actor, params.id) }))
