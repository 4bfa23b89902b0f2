import { suggestionAnswerSchema } from '#shared/insights/answers'
import { askNextActionSchema } from '#shared/insights/schema'
import { subjectOf } from '#server/domain/insights/insight-subject'
import { suggestNextAction } from '#server/domain/insights/next-action'
import { aiProblems } from '#server/http/ai-problems'
import { answeringWhileItComes } from '#server/http/ai-stream'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Suggest the next action of a contact or deal',
  details: 'Asks Claude, unless the same was asked before. Nothing is changed: take the suggestion over by changing the record.',
  body: askNextActionSchema,
  keepsNoAnswer: true,
  problems: aiProblems,
  answers: { 200: suggestionAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const { fresh, cachedOnly } = body
  return await answeringWhileItComes(event, async (_, signal) => ({ nextAction: await suggestNextAction(db, actor, subjectOf(body), { fresh, cachedOnly, signal }) }))
})
