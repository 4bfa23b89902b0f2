import { historyAnswerSchema } from '#shared/history/answers'
import { listHistorySchema } from '#shared/history/schema'
import { getHistory } from '#server/domain/history/history'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'List what happened to a payment',
  params: idParams,
  query: listHistorySchema,
  answers: { 200: historyAnswerSchema },
}, async ({ db, actor, params, query }) => await getHistory(db, actor, 'payment', params.id, query))
