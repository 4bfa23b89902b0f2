import { dealAnswerSchema } from '#shared/deals/answers'
import { getDeal } from '#server/domain/deals/deals'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a deal',
  params: idParams,
  answers: { 200: dealAnswerSchema },
}, async ({ db, actor, params }) => ({ deal: await getDeal(db, actor, params.id) }))
