import { keptAnswerParams } from '#shared/ai/schema'
import { deleteKeptAnswer } from '#server/domain/ai/kept-answers'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({
  summary: 'Forget a kept answer of Claude',
  params: keptAnswerParams,
  answers: { 204: null },
}, async ({ event, db, actor, params }) => {
  await deleteKeptAnswer(db, actor, params.hash)
  return noContent(event)
})
