import { issuedApiKeyAnswer } from '#shared/api-keys/answers'
import { createApiKeySchema } from '#shared/api-keys/schema'
import { createApiKey } from '#server/domain/api-keys/api-keys'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Make an API key',
  details: 'The key itself stands in this answer and nowhere else.',
  body: createApiKeySchema,
  answers: { 201: issuedApiKeyAnswer },
  keepsNoAnswer: true,
  problems: ['too_many_keys'],
}, async ({ event, db, actor, body }) => {
  const issued = await createApiKey(db, actor, body)
  return created(event, `/api/api-keys/${issued.apiKey.id}`, issued)
})
