import { keptAnswerAnswer } from '#shared/ai/kept-answers'
import { keptAnswerParams } from '#shared/ai/schema'
import { getKeptAnswer } from '#server/domain/ai/kept-answers'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read a kept answer of Claude and the request that it answers',
  params: keptAnswerParams,
  answers: { 200: keptAnswerAnswer },
}, async ({ db, actor, params }) => ({ answer: await getKeptAnswer(db, actor, params.hash) }))
