import { invitationAnswerSchema } from '#shared/members/answers'
import { inviteTokenQuery } from '#shared/members/schema'
import { readInvitation } from '#server/domain/members/accept-invite'
import { definePublicRoute } from '#server/http/handler'

export default definePublicRoute({
  summary: 'Read an invitation',
  query: inviteTokenQuery,
  problems: ['invalid_invite'],
  answers: { 200: invitationAnswerSchema },
}, async ({ db, query }) => ({ invitation: await readInvitation(db, query.token) }))
