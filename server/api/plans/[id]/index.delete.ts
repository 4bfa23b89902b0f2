import { deletePlan } from '#server/domain/plans/plans'
import { defineOperatorRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineOperatorRoute({
  summary: 'Remove a plan that no organization has',
  params: idParams,
  answers: { 204: null },
  problems: ['plan_in_use'],
}, async ({ event, db, params }) => {
  await deletePlan(db, params.id)
  return noContent(event)
})
