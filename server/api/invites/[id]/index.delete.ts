import { withdrawInvite } from '#server/domain/members/invites'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Withdraw an invitation',
  params: idParams,
  problems: ['already_done'],
  answers: { 204: null },
}, async ({ event, db, actor, params }) => {
  await withdrawInvite(db, actor, params.id)
  return noContent(event)
})
