import { getDealLines } from '#server/domain/deals/line-items'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => await getDealLines(db, actor, params.id))
