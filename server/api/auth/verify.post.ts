import { verifiedEmailAnswerSchema } from '#shared/accounts/answers'
import { verifySchema } from '#shared/accounts/schema'
import { verifyEmail } from '#server/domain/accounts/email-verification'
import { definePublicRoute } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'

export default definePublicRoute({
  summary: 'Confirm an e-mail address',
  body: verifySchema,
  problems: ['invalid_token', 'duplicate_account'],
  answers: { 200: verifiedEmailAnswerSchema },
}, async ({ db, body }) => await verifyEmail(db, body.token, mailDelivery()))
