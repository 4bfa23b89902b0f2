import { paymentsAnswerSchema } from '#shared/money/answers'
import { listPaymentsSchema } from '#shared/money/schema'
import { listPayments } from '#server/domain/money/list-payments'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List payments',
  query: listPaymentsSchema,
  answers: { 200: paymentsAnswerSchema },
}, async ({ db, actor, query }) => await listPayments(db, actor, query))
