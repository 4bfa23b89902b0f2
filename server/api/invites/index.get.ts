import { invitesAnswerSchema } from '#shared/members/answers'
import { listInvites } from '#server/domain/members/invites'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List invitations',
  answers: { 200: invitesAnswerSchema },
}, async ({ db, actor }) => ({ invites: await listInvites(db, actor) }))
