import { forgotSchema } from '#shared/accounts/schema'
import { useConfig } from '#server/config'
import { requestPasswordReset } from '#server/domain/accounts/password-reset'
import { definePublicRoute, noContent } from '#server/http/handler'
import { addressOf } from '#server/http/origin'

export default definePublicRoute({ body: forgotSchema }, async ({ event, db, body }) => {
  await requestPasswordReset(db, useConfig().appUrl, body.email, addressOf(event))
  return noContent(event)
})
