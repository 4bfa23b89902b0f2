import { bulkDealsSchema } from '#shared/bulk/schema'
import { startBulk } from '#server/domain/bulk/bulk'
import { answerBulk } from '#server/http/bulk'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ body: bulkDealsSchema }, async ({ event, db, actor, body }) =>
  answerBulk(event, await startBulk(db, actor, { kind: 'deal', body })))
