import { forgotSchema } from '#shared/accounts/schema'
import { useConfig } from '#server/config'
import { requestPasswordReset } from '#server/domain/accounts/password-reset'
import { definePublicRoute, noContent } from '#server/http/handler'
import { addressOf } from '#server/http/origin'

export default definePublicRoute({
  summary: 'Ask for a link that sets a new password',
  body: forgotSchema,
  answers: { 204: null },
}, async ({ event, db, body }) => {
  await requestPasswordReset(db, useConfig().appUrl, body.email, addressOf(event))
  return noContent(event)
})
