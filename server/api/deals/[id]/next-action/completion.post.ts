import { completedDealActionAnswerSchema } from '#shared/next-actions/answers'
import { completeNextActionSchema } from '#shared/next-actions/schema'
import { completeDealAction } from '#server/domain/deals/complete-next-action'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Complete the next action of a deal',
  params: idParams,
  body: completeNextActionSchema,
  versioned: true,
  answers: { 200: completedDealActionAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return await completeDealAction(db, actor, params.id, body, version)
})
