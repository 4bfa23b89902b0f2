import { restoreTag } from '#server/domain/tags/manage-tags'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ tag: await restoreTag(db, actor, params.id) }))
