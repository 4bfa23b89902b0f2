import { defineRoute } from '#server/http/handler'
import { streamNotices } from '#server/http/notice-stream'

export default defineRoute({}, ({ event, db, actor }) => streamNotices(event, db, actor))
