import { dealAnswerSchema } from '#shared/deals/answers'
import { createDealSchema } from '#shared/deals/schema'
import { createDeal } from '#server/domain/deals/deals'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Create a deal',
  body: createDealSchema,
  answers: { 201: dealAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const deal = await createDeal(db, actor, body)
  return created(event, `/api/deals/${deal.id}`, { deal })
})
