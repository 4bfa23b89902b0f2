import { dealRiskAnswerSchema } from '#shared/insights/answers'
import { askDealRiskSchema } from '#shared/insights/schema'
import { assessDeal } from '#server/domain/insights/deal-risk'
import { aiProblems } from '#server/http/ai-problems'
import { answeringWhileItComes } from '#server/http/ai-stream'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Assess the risk of an open deal',
  details: 'The signs are found by rules; Claude weighs them against what was said, unless it did so before.',
  body: askDealRiskSchema,
  keepsNoAnswer: true,
  problems: aiProblems,
  answers: { 200: dealRiskAnswerSchema },
}, async ({ event, db, actor, body: { dealId, fresh, cachedOnly } }) =>
  await answeringWhileItComes(event, async (_, signal) => await assessDeal(db, actor, dealId, { fresh, cachedOnly, signal })))
