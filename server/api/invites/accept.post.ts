import { signedInAnswerSchema } from '#shared/accounts/answers'
import { acceptInviteSchema } from '#shared/members/schema'
import { endSession } from '#server/domain/accounts/sessions'
import { acceptInvite } from '#server/domain/members/accept-invite'
import { requireActor } from '#server/http/actor'
import { created, definePublicRoute } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'
import { readSessionToken } from '#server/http/session-cookie'
import { originOf, signedIn } from '#server/http/sign-in'
import { twoStepKey } from '#server/http/two-step-key'

export default definePublicRoute({
  summary: 'Accept an invitation',
  body: acceptInviteSchema,
  problems: ['invalid_invite', 'already_member', 'duplicate_account', 'wrong_credentials', 'not_signed_in', 'member_deactivated', 'two_step_required', 'wrong_code'],
  answers: { 201: signedInAnswerSchema },
}, async ({ event, db, body: { token, account, login } }) => {
  const joiner = account ? { account } : login ? { login, key: twoStepKey() } : { userId: (await requireActor(event)).userId }
  const session = await acceptInvite(db, token, joiner, originOf(event), mailDelivery())
  const former = readSessionToken(event)
  if (former) await endSession(db, former)
  return created(event, '/api/auth/session', await signedIn(event, db, session))
})
