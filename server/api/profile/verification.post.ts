import { sendVerificationAgain } from '#server/domain/accounts/email-verification'
import { defineRoute, noContent } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'

export default defineRoute({
  summary: 'Ask for the confirmation mail again',
  answers: { 204: null },
}, async ({ event, db, actor }) => {
  await sendVerificationAgain(db, actor, mailDelivery())
  return noContent(event)
})
