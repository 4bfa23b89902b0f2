import { listDealsSchema } from '#shared/deals/schema'
import { listDeals } from '#server/domain/deals/list-deals'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: listDealsSchema }, async ({ db, actor, query }) => await listDeals(db, actor, query))
