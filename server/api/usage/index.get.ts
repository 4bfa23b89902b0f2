import { usageAnswer } from '#shared/usage/answers'
import { getUsage } from '#server/domain/usage/usage'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read what the organization uses, and of how much',
  answers: { 200: usageAnswer },
}, async ({ db, actor }) => ({ usage: await getUsage(db, actor) }))
