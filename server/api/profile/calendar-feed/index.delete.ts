import { endCalendarFeed } from '#server/domain/accounts/calendar-feeds'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({
  summary: 'End the subscription to one\'s calendar',
  answers: { 204: null },
}, async ({ event, db, actor }) => {
  await endCalendarFeed(db, actor)
  return noContent(event)
})
