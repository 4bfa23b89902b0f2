import { searchAnswerSchema } from '#shared/search/answers'
import { searchSchema } from '#shared/search/schema'
import { searchRecords } from '#server/domain/search/search'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Search contacts, companies, deals and activities',
  query: searchSchema,
  answers: { 200: searchAnswerSchema },
}, async ({ db, actor, query }) => await searchRecords(db, actor, query))
