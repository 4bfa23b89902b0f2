import { todayAnswerSchema } from '#shared/today/answers'
import { getToday } from '#server/domain/today/today'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read the follow-up queue',
  answers: { 200: todayAnswerSchema },
}, async ({ db, actor }) => await getToday(db, actor))
