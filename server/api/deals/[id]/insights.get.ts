import { insightsAnswerSchema } from '#shared/insights/answers'
import { getInsights } from '#server/domain/insights/insights'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read what Claude told you last of a deal',
  details: 'Asks nothing. What rests on something that you no longer see is left out.',
  params: idParams,
  answers: { 200: insightsAnswerSchema },
}, async ({ db, actor, params }) => await getInsights(db, actor, { type: 'deal', id: params.id }))
