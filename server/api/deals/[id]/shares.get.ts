import { listShares } from '#server/domain/shares/shares'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ shares: await listShares(db, actor, { kind: 'deal', id: params.id }) }))
