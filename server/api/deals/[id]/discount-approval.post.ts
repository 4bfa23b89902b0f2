import { decideDiscountSchema } from '#shared/deals/line-items'
import { decideDiscount } from '#server/domain/deals/discount-approval'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: decideDiscountSchema }, async ({ event, db, actor, params, body }) => (
  { deal: await decideDiscount(db, actor, params.id, body, expectedVersion(event)) }))
