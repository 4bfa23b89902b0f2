import { bulkAnswerSchema } from '#shared/bulk/answers'
import { bulkCompaniesSchema } from '#shared/bulk/schema'
import { startBulk } from '#server/domain/bulk/bulk'
import { answerBulk } from '#server/http/bulk'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Change many companies at once',
  details: 'A long one is answered with 202 while it goes on; the address in Location tells how far it is.',
  body: bulkCompaniesSchema,
  answers: { 200: bulkAnswerSchema, 202: bulkAnswerSchema },
}, async ({ event, db, actor, body }) =>
  answerBulk(event, await startBulk(db, actor, { kind: 'company', body })))
