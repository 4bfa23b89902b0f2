import { endOwnSession } from '#server/domain/accounts/sessions'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Sign out another browser',
  params: idParams,
  answers: { 204: null },
}, async ({ event, db, actor, params }) => {
  await endOwnSession(db, actor, params.id)
  return noContent(event)
})
