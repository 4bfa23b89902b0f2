import { cancelBulk } from '#server/domain/bulk/bulk'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ bulk: await cancelBulk(db, actor, params.id) }))
