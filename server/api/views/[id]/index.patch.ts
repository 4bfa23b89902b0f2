import { updateViewSchema } from '#shared/views/schema'
import { updateView } from '#server/domain/views/views'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updateViewSchema }, async ({ event, db, actor, params, body }) =>
  ({ view: await updateView(db, actor, params.id, body, expectedVersion(event)) }))
