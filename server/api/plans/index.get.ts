import { plansAnswer } from '#shared/plans/answers'
import { listPlans } from '#server/domain/plans/plans'
import { defineOperatorRoute } from '#server/http/handler'

export default defineOperatorRoute({
  summary: 'List the plans, and which organization has which',
  answers: { 200: plansAnswer },
}, async ({ db }) => await listPlans(db))
