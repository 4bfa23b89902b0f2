import { listMembers } from '#server/domain/members/members'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db, actor }) => ({ members: await listMembers(db, actor) }))
