import { draftAnswerSchema } from '#shared/drafts/answers'
import { draftSchema } from '#shared/drafts/schema'
import { draftMessage } from '#server/domain/drafts/draft-message'
import { aiProblems } from '#server/http/ai-problems'
import { answeringWhileItComes } from '#server/http/ai-stream'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Draft a message',
  details: 'A reply or follow-up in the person’s own tone, or a change of one. It is sent by nobody.',
  body: draftSchema,
  keepsNoAnswer: true,
  problems: aiProblems,
  answers: { 200: draftAnswerSchema },
}, async ({ event, db, actor, body }) =>
  await answeringWhileItComes(event, async (onText, signal) => await draftMessage(db, actor, body, { onText, signal })))
