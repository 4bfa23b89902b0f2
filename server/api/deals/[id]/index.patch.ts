import { dealAnswerSchema } from '#shared/deals/answers'
import { updateDealSchema } from '#shared/deals/schema'
import { updateDeal } from '#server/domain/deals/update-deal'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a deal',
  params: idParams,
  body: updateDealSchema,
  versioned: true,
  problems: ['discount_not_approved', 'already_done'],
  answers: { 200: dealAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return { deal: await updateDeal(db, actor, params.id, body, version) }
})
