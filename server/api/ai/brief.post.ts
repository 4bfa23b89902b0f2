import { briefAnswerSchema } from '#shared/insights/answers'
import { askBriefSchema } from '#shared/insights/schema'
import { prepareMeeting } from '#server/domain/insights/brief'
import { aiProblems } from '#server/http/ai-problems'
import { answeringWhileItComes } from '#server/http/ai-stream'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Prepare a meeting on one page',
  details: 'About a contact, a company or a deal, or about a meeting in the calendar. Asks Claude, unless the same was asked before.',
  body: askBriefSchema,
  keepsNoAnswer: true,
  problems: aiProblems,
  answers: { 200: briefAnswerSchema },
}, async ({ event, db, actor, body: { fresh, cachedOnly, ...about } }) =>
  await answeringWhileItComes(event, async (_, signal) => await prepareMeeting(db, actor, about, { fresh, cachedOnly, signal })))
