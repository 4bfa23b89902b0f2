import { verifySchema } from '#shared/accounts/schema'
import { verifyEmail } from '#server/domain/accounts/email-verification'
import { definePublicRoute } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'

export default definePublicRoute({ body: verifySchema }, async ({ db, body }) => await verifyEmail(db, body.token, mailDelivery()))
