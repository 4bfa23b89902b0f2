import { dealAnswerSchema } from '#shared/deals/answers'
import { restoreDeal } from '#server/domain/deals/deals'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Take a deal out of the trash',
  params: idParams,
  answers: { 200: dealAnswerSchema },
}, async ({ db, actor, params }) => ({ deal: await restoreDeal(db, actor, params.id) }))
