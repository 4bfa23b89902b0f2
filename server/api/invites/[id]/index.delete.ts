import { withdrawInvite } from '#server/domain/members/invites'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ event, db, actor, params }) => {
  await withdrawInvite(db, actor, params.id)
  return noContent(event)
})
