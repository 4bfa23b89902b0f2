import { discountLimitSchema } from '#shared/accounts/schema'
import { setDiscountLimit } from '#server/domain/accounts/discount-limit'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ body: discountLimitSchema }, async ({ db, actor, body }) => (
  { discountLimitPercent: await setDiscountLimit(db, actor, body.discountLimitPercent) }))
