import { purchaseAnswerSchema } from '#shared/money/answers'
import { createPurchaseSchema } from '#shared/money/schema'
import { createPurchase } from '#server/domain/money/purchases'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Record what someone bought',
  body: createPurchaseSchema,
  answers: { 201: purchaseAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const purchase = await createPurchase(db, actor, body)
  return created(event, `/api/purchases/${purchase.id}`, { purchase })
})
