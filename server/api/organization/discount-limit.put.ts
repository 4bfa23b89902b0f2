import { discountLimitAnswerSchema } from '#shared/accounts/answers'
import { discountLimitSchema } from '#shared/accounts/schema'
import { setDiscountLimit } from '#server/domain/accounts/discount-limit'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Set above which discount an approval is needed',
  body: discountLimitSchema,
  answers: { 200: discountLimitAnswerSchema },
}, async ({ db, actor, body }) => (
  { discountLimitPercent: await setDiscountLimit(db, actor, body.discountLimitPercent) }))
