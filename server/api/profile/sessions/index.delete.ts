import { endOtherSessions } from '#server/domain/accounts/sessions'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({}, async ({ event, db, actor }) => {
  await endOtherSessions(db, actor)
  return noContent(event)
})
