import { dealLinesAnswerSchema } from '#shared/deals/line-item-answers'
import { getDealLines } from '#server/domain/deals/line-items'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'List the line items of a deal',
  params: idParams,
  answers: { 200: dealLinesAnswerSchema },
}, async ({ db, actor, params }) => await getDealLines(db, actor, params.id))
