import { moveDealSchema } from '#shared/deals/schema'
import { moveDeal } from '#server/domain/deals/move-deal'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: moveDealSchema }, async ({ event, db, actor, params, body }) => {
  return { deal: await moveDeal(db, actor, params.id, body, expectedVersion(event)) }
})
