import { keptAnswerAnswer } from '#shared/ai/kept-answers'
import { keptAnswerParams } from '#shared/ai/schema'
import { askAgain } from '#server/domain/ai/kept-answers'
import { aiProblems } from '#server/http/ai-problems'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Ask Claude again for a kept answer, and replace it',
  params: keptAnswerParams,
  answers: { 200: keptAnswerAnswer },
  problems: aiProblems,
}, async ({ db, actor, params }) => ({ answer: await askAgain(db, actor, params.hash) }))
