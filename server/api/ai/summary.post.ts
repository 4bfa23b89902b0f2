import { summaryAnswerSchema } from '#shared/insights/answers'
import { askSummarySchema } from '#shared/insights/schema'
import { subjectOf } from '#server/domain/insights/insight-subject'
import { summarizeRecord } from '#server/domain/insights/summary'
import { aiProblems } from '#server/http/ai-problems'
import { answeringWhileItComes } from '#server/http/ai-stream'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Summarize a contact, a company or a deal',
  details: 'Asks Claude, unless the same was asked before. To `Accept: text/event-stream` the text goes as it comes.',
  body: askSummarySchema,
  keepsNoAnswer: true,
  problems: aiProblems,
  answers: { 200: summaryAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const { fresh, cachedOnly } = body
  return await answeringWhileItComes(event, async (onText, signal) => ({ summary: await summarizeRecord(db, actor, subjectOf(body), { fresh, cachedOnly, onText, signal }) }))
})
