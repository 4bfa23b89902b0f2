import { listHistorySchema } from '#shared/history/schema'
import { getHistory } from '#server/domain/history/history'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams, query: listHistorySchema }, async ({ db, actor, params, query }) => await getHistory(db, actor, 'payment', params.id, query))
