import { aiUsageQuery } from '#shared/ai/schema'
import { aiUsageAnswer } from '#shared/ai/usage-answers'
import { getAiUsage } from '#server/domain/ai/usage'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read how Claude was used in a month, and what that cost',
  details: 'Admins read the whole organization\'s use, others their own. A month is one in UTC.',
  query: aiUsageQuery,
  answers: { 200: aiUsageAnswer },
}, async ({ db, actor, query }) => ({ usage: await getAiUsage(db, actor, query.month) }))
