import { calendarFeedOf } from '#server/domain/accounts/calendar-feeds'
import { calendarAddress } from '#server/http/calendar-address'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db, actor }) => {
  const feedId = await calendarFeedOf(db, actor)
  return { address: feedId && calendarAddress(feedId) }
})
