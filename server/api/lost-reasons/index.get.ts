import { lostReasonsAnswerSchema } from '#shared/lost-reasons/answers'
import { listLostReasons } from '#server/domain/lost-reasons/lost-reasons'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List the reasons why deals are lost',
  answers: { 200: lostReasonsAnswerSchema },
}, async ({ db }) => ({ lostReasons: await listLostReasons(db) }))
