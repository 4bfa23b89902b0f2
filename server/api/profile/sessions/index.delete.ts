import { endOtherSessions } from '#server/domain/accounts/sessions'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({
  summary: 'Sign out all other browsers',
  answers: { 204: null },
}, async ({ event, db, actor }) => {
  await endOtherSessions(db, actor)
  return noContent(event)
})
