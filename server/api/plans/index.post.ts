import { planAnswer } from '#shared/plans/answers'
import { createPlanSchema } from '#shared/plans/schema'
import { createPlan } from '#server/domain/plans/plans'
import { created, defineOperatorRoute } from '#server/http/handler'

export default defineOperatorRoute({
  summary: 'Make a plan',
  body: createPlanSchema,
  answers: { 201: planAnswer },
  problems: ['duplicate_plan'],
}, async ({ event, db, body }) => {
  const plan = await createPlan(db, body)
  return created(event, `/api/plans/${plan.id}`, { plan })
})
