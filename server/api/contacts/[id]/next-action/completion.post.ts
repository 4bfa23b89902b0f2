import { completeNextActionSchema } from '#shared/next-actions/schema'
import { completeContactAction } from '#server/domain/contacts/complete-next-action'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: completeNextActionSchema }, async ({ event, db, actor, params, body }) => {
  return await completeContactAction(db, actor, params.id, body, expectedVersion(event))
})
