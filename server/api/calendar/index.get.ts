import { calendarSchema } from '#shared/calendar/schema'
import { getCalendar } from '#server/domain/calendar/calendar'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: calendarSchema }, async ({ db, actor, query }) => await getCalendar(db, actor, query))
