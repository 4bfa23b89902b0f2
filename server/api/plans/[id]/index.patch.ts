import { planAnswer } from '#shared/plans/answers'
import { updatePlanSchema } from '#shared/plans/schema'
import { updatePlan } from '#server/domain/plans/plans'
import { defineOperatorRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineOperatorRoute({
  summary: 'Change a plan, for every organization that has it',
  params: idParams,
  body: updatePlanSchema,
  answers: { 200: planAnswer },
  problems: ['duplicate_plan'],
}, async ({ db, params, body }) => ({ plan: await updatePlan(db, params.id, body) }))
