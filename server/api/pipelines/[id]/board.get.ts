import { boardAnswerSchema } from '#shared/deals/answers'
import { boardSchema } from '#shared/deals/schema'
import { getBoard } from '#server/domain/deals/board'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read the board of a pipeline',
  params: idParams,
  query: boardSchema,
  answers: { 200: boardAnswerSchema },
}, async ({ db, actor, params, query }) => await getBoard(db, actor, params.id, query))
