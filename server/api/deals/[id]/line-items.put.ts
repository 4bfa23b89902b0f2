import { dealLinesAnswerSchema } from '#shared/deals/line-item-answers'
import { putLineItemsSchema } from '#shared/deals/line-items'
import { putLineItems } from '#server/domain/deals/line-items'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Replace the line items of a deal',
  params: idParams,
  body: putLineItemsSchema,
  versioned: true,
  problems: ['discount_not_approved'],
  answers: { 200: dealLinesAnswerSchema },
}, async ({ db, actor, params, body, version }) => (
  await putLineItems(db, actor, params.id, body, version)))
