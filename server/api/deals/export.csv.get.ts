import { listDealsSchema } from '#shared/deals/schema'
import { exportDeals } from '#server/domain/deals/export-deals'
import { sendCsv } from '#server/http/csv'
import { bytes } from '#server/http/description'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Export deals as CSV',
  query: listDealsSchema,
  answers: { 200: bytes('text/csv') },
}, async ({ event, db, actor, query }) =>
  await sendCsv(event, 'deals.csv', await exportDeals(db, actor, query)))
