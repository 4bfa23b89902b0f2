import { bulkAnswerSchema } from '#shared/bulk/answers'
import { undoBulk } from '#server/domain/bulk/bulk'
import { answerBulk } from '#server/http/bulk'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Undo a change of many records',
  params: idParams,
  problems: ['bulk_running', 'already_done'],
  answers: { 200: bulkAnswerSchema, 202: bulkAnswerSchema },
}, async ({ event, db, actor, params }) => answerBulk(event, await undoBulk(db, actor, params.id)))
