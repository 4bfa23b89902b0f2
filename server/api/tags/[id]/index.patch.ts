import { updateTagSchema } from '#shared/tags/schema'
import { updateTag } from '#server/domain/tags/manage-tags'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updateTagSchema }, async ({ db, actor, params, body }) => ({ tag: await updateTag(db, actor, params.id, body) }))
