import { z } from 'zod'
import { id, instant } from '#shared/http/answers'
import { scopes } from './scopes'

/** A key as lists show it: of the key itself, its first letters. */
export const apiKeySchema = z.object({
  id,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(scopes)),
  userId: id,
  userName: z.string(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
})
export type ApiKey = z.infer<typeof apiKeySchema>

export const apiKeysAnswer = z.object({ apiKeys: z.array(apiKeySchema) })

/** The answer that makes a key is the only one that ever holds it. */
export const issuedApiKeyAnswer = z.object({ apiKey: apiKeySchema, key: z.string() })
export type IssuedApiKey = z.infer<typeof issuedApiKeyAnswer>
