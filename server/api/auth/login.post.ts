import { signedInAnswerSchema } from '#shared/accounts/answers'
import { loginSchema } from '#shared/accounts/schema'
import { endSession } from '#server/domain/accounts/sessions'
import { signIn } from '#server/domain/accounts/sign-in'
import { definePublicRoute } from '#server/http/handler'
import { readSessionToken } from '#server/http/session-cookie'
import { originOf, signedIn } from '#server/http/sign-in'
import { twoStepKey } from '#server/http/two-step-key'

export default definePublicRoute({
  summary: 'Sign in',
  body: loginSchema,
  problems: ['wrong_credentials', 'no_organization', 'member_deactivated', 'two_step_required', 'wrong_code'],
  answers: { 200: signedInAnswerSchema },
}, async ({ event, db, body }) => {
  const token = await signIn(db, body, originOf(event), twoStepKey())
  const former = readSessionToken(event)
  if (former) await endSession(db, former)
  return await signedIn(event, db, token)
})
