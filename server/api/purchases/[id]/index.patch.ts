import { purchaseAnswerSchema } from '#shared/money/answers'
import { updatePurchaseSchema } from '#shared/money/schema'
import { updatePurchase } from '#server/domain/money/purchases'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a purchase',
  params: idParams,
  body: updatePurchaseSchema,
  versioned: true,
  answers: { 200: purchaseAnswerSchema },
}, async ({ db, actor, params, body, version }) => ({ purchase: await updatePurchase(db, actor, params.id, body, version) }))
