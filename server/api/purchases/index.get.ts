import { purchasesAnswerSchema } from '#shared/money/answers'
import { listPurchasesSchema } from '#shared/money/schema'
import { listPurchases } from '#server/domain/money/list-purchases'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List purchases',
  query: listPurchasesSchema,
  answers: { 200: purchasesAnswerSchema },
}, async ({ db, actor, query }) => await listPurchases(db, actor, query))
