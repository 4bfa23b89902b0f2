import { bulkAnswerSchema } from '#shared/bulk/answers'
import { getBulk } from '#server/domain/bulk/bulk'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a change of many records',
  params: idParams,
  answers: { 200: bulkAnswerSchema },
}, async ({ db, actor, params }) => ({ bulk: await getBulk(db, actor, params.id) }))
