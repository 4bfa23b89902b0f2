import { registerSchema } from '#shared/accounts/schema'
import { useConfig } from '#server/config'
import { register } from '#server/domain/accounts/registration'
import { created, definePublicRoute } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'
import { originOf, signedIn } from '#server/http/sign-in'

export default definePublicRoute({ body: registerSchema }, async ({ event, db, body }) => {
  const token = await register(db, useConfig(), body, originOf(event), mailDelivery())
  return created(event, '/api/auth/session', await signedIn(event, db, token))
})
