import { bulkCompaniesSchema } from '#shared/bulk/schema'
import { startBulk } from '#server/domain/bulk/bulk'
import { answerBulk } from '#server/http/bulk'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ body: bulkCompaniesSchema }, async ({ event, db, actor, body }) =>
  answerBulk(event, await startBulk(db, actor, { kind: 'company', body })))
