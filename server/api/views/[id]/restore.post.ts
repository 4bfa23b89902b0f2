import { restoreView } from '#server/domain/views/views'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ view: await restoreView(db, actor, params.id) }))
