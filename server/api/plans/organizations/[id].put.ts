import { plannedOrganizationAnswer } from '#shared/plans/answers'
import { assignPlanSchema } from '#shared/plans/schema'
import { assignPlan } from '#server/domain/plans/plans'
import { defineOperatorRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineOperatorRoute({
  summary: 'Give an organization a plan, or none',
  params: idParams,
  body: assignPlanSchema,
  answers: { 200: plannedOrganizationAnswer },
}, async ({ db, actor, params, body }) => ({ organization: await assignPlan(db, actor.userId, params.id, body.planId) }))
