import { dealAnswerSchema } from '#shared/deals/answers'
import { decideDiscountSchema } from '#shared/deals/line-items'
import { decideDiscount } from '#server/domain/deals/discount-approval'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Approve or decline the discount of a deal',
  params: idParams,
  body: decideDiscountSchema,
  versioned: true,
  problems: ['already_done'],
  answers: { 200: dealAnswerSchema },
}, async ({ db, actor, params, body, version }) => (
  { deal: await decideDiscount(db, actor, params.id, body, version) }))
