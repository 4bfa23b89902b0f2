import { boardSchema } from '#shared/deals/schema'
import { getBoard } from '#server/domain/deals/board'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams, query: boardSchema }, async ({ db, actor, params, query }) => await getBoard(db, actor, params.id, query))
