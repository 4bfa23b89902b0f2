import { signedInAnswerSchema } from '#shared/accounts/answers'
import { registerSchema } from '#shared/accounts/schema'
import { useConfig } from '#server/config'
import { register } from '#server/domain/accounts/registration'
import { created, definePublicRoute } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'
import { originOf, signedIn } from '#server/http/sign-in'

export default definePublicRoute({
  summary: 'Create an account with an organization',
  body: registerSchema,
  problems: ['registration_closed', 'set_up_code_required', 'duplicate_account'],
  answers: { 201: signedInAnswerSchema },
}, async ({ event, db, body }) => {
  const token = await register(db, useConfig(), body, originOf(event), mailDelivery())
  return created(event, '/api/auth/session', await signedIn(event, db, token))
})
