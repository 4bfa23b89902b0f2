import { endCalendarFeed } from '#server/domain/accounts/calendar-feeds'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({}, async ({ event, db, actor }) => {
  await endCalendarFeed(db, actor)
  return noContent(event)
})
