import { changeEmailSchema } from '#shared/accounts/schema'
import { changeEmail } from '#server/domain/accounts/email-verification'
import { defineRoute } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'

export default defineRoute({ body: changeEmailSchema }, async ({ db, actor, body }) => await changeEmail(db, actor, body, mailDelivery()))
