import { calendarAnswerSchema } from '#shared/calendar/answers'
import { calendarSchema } from '#shared/calendar/schema'
import { getCalendar } from '#server/domain/calendar/calendar'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read the calendar',
  query: calendarSchema,
  answers: { 200: calendarAnswerSchema },
}, async ({ db, actor, query }) => await getCalendar(db, actor, query))
