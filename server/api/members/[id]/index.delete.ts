import { removeMemberQuery } from '#shared/members/schema'
import { removeMember } from '#server/domain/members/change-member'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Remove a member',
  params: idParams,
  query: removeMemberQuery,
  problems: ['last_admin'],
  answers: { 204: null },
}, async ({ event, db, actor, params, query }) => {
  await removeMember(db, actor, params.id, query)
  return noContent(event)
})
