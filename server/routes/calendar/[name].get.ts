import { z } from 'zod'
import { useConfig } from '#server/config'
import { renderCalendarFeed } from '#server/domain/calendar/calendar-feed'
import { feedIdIn } from '#server/http/calendar-address'
import { sendCalendar } from '#server/http/calendar-answer'
import { bytes } from '#server/http/description'
import { definePublicRoute } from '#server/http/handler'

export default definePublicRoute({
  summary: 'Subscribe to a calendar',
  details: 'Open to whoever has the address, which a member makes in their profile.',
  params: z.object({ name: z.string() }),
  answers: { 200: bytes('text/calendar'), 304: null },
}, async ({ event, db, params }) => {
  const feedId = feedIdIn(params.name)
  return sendCalendar(event, feedId, feedId ? await renderCalendarFeed(db, feedId, useConfig().appUrl) : undefined)
})
