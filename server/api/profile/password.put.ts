import { changePasswordSchema } from '#shared/accounts/schema'
import { changePassword } from '#server/domain/accounts/password-reset'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({
  summary: 'Change one\'s password',
  body: changePasswordSchema,
  answers: { 204: null },
}, async ({ event, db, actor, body }) => {
  await changePassword(db, actor, body.currentPassword, body.password)
  return noContent(event)
})
