import { inviteTokenQuery } from '#shared/members/schema'
import { readInvitation } from '#server/domain/members/accept-invite'
import { definePublicRoute } from '#server/http/handler'

export default definePublicRoute({ query: inviteTokenQuery }, async ({ db, query }) => ({ invitation: await readInvitation(db, query.token) }))
