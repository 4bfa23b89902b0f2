import { resetSchema } from '#shared/accounts/schema'
import { resetPassword } from '#server/domain/accounts/password-reset'
import { definePublicRoute, noContent } from '#server/http/handler'

export default definePublicRoute({
  summary: 'Set a new password',
  body: resetSchema,
  problems: ['invalid_token'],
  answers: { 204: null },
}, async ({ event, db, body }) => {
  await resetPassword(db, body.token, body.password)
  return noContent(event)
})
