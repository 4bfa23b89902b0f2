import { issuedInviteAnswerSchema } from '#shared/members/answers'
import { renewInvite } from '#server/domain/members/invites'
import { defineRoute } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Renew the link of an invitation',
  params: idParams,
  problems: ['unverified_email', 'already_done'],
  answers: { 200: issuedInviteAnswerSchema },
}, async ({ db, actor, params }) => await renewInvite(db, actor, params.id, mailDelivery()))
