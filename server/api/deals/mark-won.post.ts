import { markWonSchema } from '#shared/deals/schema'
import { markWon } from '#server/domain/deals/close-deals'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ body: markWonSchema }, async ({ db, actor, body }) => await markWon(db, actor, body))
