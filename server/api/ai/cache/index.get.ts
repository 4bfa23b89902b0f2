import { keptAnswersPage } from '#shared/ai/kept-answers'
import { listKeptAnswersSchema } from '#shared/ai/schema'
import { listKeptAnswers } from '#server/domain/ai/kept-answers'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List the answers of Claude that are kept',
  query: listKeptAnswersSchema,
  answers: { 200: keptAnswersPage },
}, async ({ db, actor, query }) => await listKeptAnswers(db, actor, query))
