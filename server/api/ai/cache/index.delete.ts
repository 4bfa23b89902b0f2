import { deletedAnswersAnswer } from '#shared/ai/kept-answers'
import { clearKeptAnswersSchema } from '#shared/ai/schema'
import { clearKeptAnswers } from '#server/domain/ai/kept-answers'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Forget the kept answers of Claude, all or those of a feature',
  query: clearKeptAnswersSchema,
  answers: { 200: deletedAnswersAnswer },
}, async ({ db, actor, query }) => ({ deleted: await clearKeptAnswers(db, actor, query.feature) }))
