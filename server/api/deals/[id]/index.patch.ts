import { updateDealSchema } from '#shared/deals/schema'
import { updateDeal } from '#server/domain/deals/update-deal'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updateDealSchema }, async ({ event, db, actor, params, body }) => {
  return { deal: await updateDeal(db, actor, params.id, body, expectedVersion(event)) }
})
