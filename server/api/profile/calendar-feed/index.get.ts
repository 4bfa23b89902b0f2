import { calendarFeedAnswerSchema } from '#shared/accounts/answers'
import { calendarFeedOf } from '#server/domain/accounts/calendar-feeds'
import { calendarAddress } from '#server/http/calendar-address'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read the address of one\'s calendar',
  answers: { 200: calendarFeedAnswerSchema },
}, async ({ db, actor }) => {
  const feedId = await calendarFeedOf(db, actor)
  return { address: feedId && calendarAddress(feedId) }
})
