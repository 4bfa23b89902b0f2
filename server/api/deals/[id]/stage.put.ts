import { dealAnswerSchema } from '#shared/deals/answers'
import { moveDealSchema } from '#shared/deals/schema'
import { moveDeal } from '#server/domain/deals/move-deal'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Move a deal to a stage',
  params: idParams,
  body: moveDealSchema,
  versioned: true,
  problems: ['discount_not_approved'],
  answers: { 200: dealAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return { deal: await moveDeal(db, actor, params.id, body, version) }
})
