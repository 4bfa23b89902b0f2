import { endSession } from '#server/domain/accounts/sessions'
import { definePublicRoute, noContent } from '#server/http/handler'
import { clearSessionToken, readSessionToken } from '#server/http/session-cookie'

export default definePublicRoute({
  summary: 'Sign out',
  answers: { 204: null },
}, async ({ event, db }) => {
  const token = readSessionToken(event)
  if (token) await endSession(db, token)
  clearSessionToken(event)
  return noContent(event)
})
