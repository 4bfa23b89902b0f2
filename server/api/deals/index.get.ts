import { dealsAnswerSchema } from '#shared/deals/answers'
import { listDealsSchema } from '#shared/deals/schema'
import { listDeals } from '#server/domain/deals/list-deals'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List deals',
  query: listDealsSchema,
  answers: { 200: dealsAnswerSchema },
}, async ({ db, actor, query }) => await listDeals(db, actor, query))
