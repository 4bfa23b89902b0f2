import { calendarFeedAnswerSchema } from '#shared/accounts/answers'
import { renewCalendarFeed } from '#server/domain/accounts/calendar-feeds'
import { calendarAddress } from '#server/http/calendar-address'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Make a new address for one\'s calendar',
  answers: { 201: calendarFeedAnswerSchema },
}, async ({ event, db, actor }) => created(event, '/api/profile/calendar-feed', { address: calendarAddress(await renewCalendarFeed(db, actor)) }))
