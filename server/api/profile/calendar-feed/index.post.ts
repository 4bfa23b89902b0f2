import { renewCalendarFeed } from '#server/domain/accounts/calendar-feeds'
import { calendarAddress } from '#server/http/calendar-address'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ event, db, actor }) => created(event, '/api/profile/calendar-feed', { address: calendarAddress(await renewCalendarFeed(db, actor)) }))
