import { listDealsSchema } from '#shared/deals/schema'
import { exportDeals } from '#server/domain/deals/export-deals'
import { sendCsv } from '#server/http/csv'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: listDealsSchema }, async ({ event, db, actor, query }) =>
  await sendCsv(event, 'deals.csv', await exportDeals(db, actor, query)))
