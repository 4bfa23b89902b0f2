import { lostReasonsAnswerSchema } from '#shared/lost-reasons/answers'
import { lostReasonsSchema } from '#shared/lost-reasons/schema'
import { setLostReasons } from '#server/domain/lost-reasons/lost-reasons'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Replace the reasons why deals are lost',
  body: lostReasonsSchema,
  answers: { 200: lostReasonsAnswerSchema },
}, async ({ db, actor, body }) => ({ lostReasons: await setLostReasons(db, actor, body.lostReasons) }))
