import { issuedInviteAnswerSchema } from '#shared/members/answers'
import { createInviteSchema } from '#shared/members/schema'
import { createInvite } from '#server/domain/members/invites'
import { created, defineRoute } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'

export default defineRoute({
  summary: 'Invite a member',
  body: createInviteSchema,
  problems: ['already_member', 'already_invited', 'unverified_email'],
  answers: { 201: issuedInviteAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const issued = await createInvite(db, actor, body, mailDelivery())
  return created(event, `/api/invites/${issued.invite.id}`, issued)
})
