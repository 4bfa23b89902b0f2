import { revokeApiKey } from '#server/domain/api-keys/api-keys'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Revoke an API key',
  params: idParams,
  answers: { 204: null },
}, async ({ event, db, actor, params }) => {
  await revokeApiKey(db, actor, params.id)
  return noContent(event)
})
