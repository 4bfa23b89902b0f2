import { bytes } from '#server/http/description'
import { defineRoute } from '#server/http/handler'
import { streamNotices } from '#server/http/notice-stream'

export default defineRoute({
  summary: 'Hear of what changes',
  details: 'Server-sent events: each names the kinds of records to ask for again. 204 where nothing is told; do not ask again then.',
  answers: { 200: bytes('text/event-stream'), 204: null },
}, ({ event, db, actor }) => streamNotices(event, db, actor))
