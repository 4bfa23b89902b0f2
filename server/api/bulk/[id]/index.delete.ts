import { undoBulk } from '#server/domain/bulk/bulk'
import { answerBulk } from '#server/http/bulk'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ event, db, actor, params }) => answerBulk(event, await undoBulk(db, actor, params.id)))
