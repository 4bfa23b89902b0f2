import { bulkAnswerSchema } from '#shared/bulk/answers'
import { cancelBulk } from '#server/domain/bulk/bulk'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Stop a change of many records',
  params: idParams,
  problems: ['bulk_not_running'],
  answers: { 200: bulkAnswerSchema },
}, async ({ db, actor, params }) => ({ bulk: await cancelBulk(db, actor, params.id) }))
