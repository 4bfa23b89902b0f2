import { markLostSchema } from '#shared/deals/schema'
import { markLost } from '#server/domain/deals/close-deals'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ body: markLostSchema }, async ({ db, actor, body }) => await markLost(db, actor, body))
