import { aiStatusAnswer } from '#shared/ai/status-answers'
import { getAiStatus } from '#server/domain/ai/status'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read whether Claude can be asked',
  details: 'Without a key only answers that are kept are given.',
  answers: { 200: aiStatusAnswer },
}, async ({ db, actor }) => ({ ai: await getAiStatus(db, actor) }))
