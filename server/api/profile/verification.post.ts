import { sendVerificationAgain } from '#server/domain/accounts/email-verification'
import { defineRoute, noContent } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'

export default defineRoute({}, async ({ event, db, actor }) => {
  await sendVerificationAgain(db, actor, mailDelivery())
  return noContent(event)
})
