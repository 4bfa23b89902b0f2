import { apiKeysAnswer } from '#shared/api-keys/answers'
import { listApiKeys } from '#server/domain/api-keys/api-keys'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List your API keys; an admin sees those of the whole organization',
  answers: { 200: apiKeysAnswer },
}, async ({ db, actor }) => ({ apiKeys: await listApiKeys(db, actor) }))
