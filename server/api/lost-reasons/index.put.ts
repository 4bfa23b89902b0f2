import { lostReasonsSchema } from '#shared/lost-reasons/schema'
import { setLostReasons } from '#server/domain/lost-reasons/lost-reasons'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ body: lostReasonsSchema }, async ({ db, actor, body }) => ({ lostReasons: await setLostReasons(db, actor, body.lostReasons) }))
