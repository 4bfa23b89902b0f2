import { listLostReasons } from '#server/domain/lost-reasons/lost-reasons'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db }) => ({ lostReasons: await listLostReasons(db) }))
