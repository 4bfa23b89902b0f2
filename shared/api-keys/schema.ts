import { z } from 'zod'
import { line } from '#shared/http/fields'
import { scopes } from './scopes'

/** A number of days from now; null: it does not expire. */
const expiresInDays = z.int({ error: 'expected_number' }).min(1, { error: 'too_small' }).max(3650, { error: 'too_large' }).nullable()

export const createApiKeySchema = z.strictObject({
  name: line(80).min(1, { error: 'required' }),
  scopes: z.array(z.enum(scopes, { error: 'unknown_scope' }), { error: 'required' }).min(1, { error: 'required' }).max(scopes.length, { error: 'too_many' })
    .transform(chosen => scopes.filter(scope => chosen.includes(scope))),
  expiresInDays: expiresInDays.default(90),
})
export type CreateApiKey = z.output<typeof createApiKeySchema>
