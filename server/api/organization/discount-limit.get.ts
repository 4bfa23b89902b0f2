import { discountLimitOf } from '#server/domain/accounts/discount-limit'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db, actor }) => ({ discountLimitPercent: await discountLimitOf(db, actor) }))
