import { getToday } from '#server/domain/today/today'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db, actor }) => await getToday(db, actor))
