import { removeMemberQuery } from '#shared/members/schema'
import { removeMember } from '#server/domain/members/change-member'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams, query: removeMemberQuery }, async ({ event, db, actor, params, query }) => {
  await removeMember(db, actor, params.id, query)
  return noContent(event)
})
