import { listInvites } from '#server/domain/members/invites'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db, actor }) => ({ invites: await listInvites(db, actor) }))
