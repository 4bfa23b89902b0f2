import { discountLimitAnswerSchema } from '#shared/accounts/answers'
import { discountLimitOf } from '#server/domain/accounts/discount-limit'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read above which discount an approval is needed',
  answers: { 200: discountLimitAnswerSchema },
}, async ({ db, actor }) => ({ discountLimitPercent: await discountLimitOf(db, actor) }))
