import { askAnswerSchema } from '#shared/assistant/answers'
import { askSchema } from '#shared/assistant/schema'
import { askCrmQuestion } from '#server/domain/assistant/ask'
import { aiProblems } from '#server/http/ai-problems'
import { answeringWhileItComes } from '#server/http/ai-stream'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Ask about what is in the CRM',
  details: 'Claude looks things up with the rights of whoever asks, and changes nothing: what it proposes is in `actions`. As a stream, each look-up comes as an event `lookUp`; text that came before one was not the answer yet.',
  body: askSchema,
  keepsNoAnswer: true,
  problems: aiProblems,
  answers: { 200: askAnswerSchema },
}, async ({ event, db, actor, body }) =>
  await answeringWhileItComes(event, async (onText, signal, tell) =>
    await askCrmQuestion(db, actor, body, { onText, onLookUp: lookUp => tell('lookUp', lookUp), signal })))
