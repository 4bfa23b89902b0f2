import { completeNextActionSchema } from '#shared/next-actions/schema'
import { completeDealAction } from '#server/domain/deals/complete-next-action'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: completeNextActionSchema }, async ({ event, db, actor, params, body }) => {
  return await completeDealAction(db, actor, params.id, body, expectedVersion(event))
})
