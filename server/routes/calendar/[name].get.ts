import { z } from 'zod'
import { useConfig } from '#server/config'
import { renderCalendarFeed } from '#server/domain/calendar/calendar-feed'
import { feedIdIn } from '#server/http/calendar-address'
import { sendCalendar } from '#server/http/calendar-answer'
import { definePublicRoute } from '#server/http/handler'

export default definePublicRoute({ params: z.object({ name: z.string() }) }, async ({ event, db, params }) => {
  const feedId = feedIdIn(params.name)
  return sendCalendar(event, feedId, feedId ? await renderCalendarFeed(db, feedId, useConfig().appUrl) : undefined)
})
