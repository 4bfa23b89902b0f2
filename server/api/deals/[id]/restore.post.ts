import { restoreDeal } from '#server/domain/deals/deals'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ deal: await restoreDeal(db, actor, params.id) }))
