import { changedEmailAnswerSchema } from '#shared/accounts/answers'
import { changeEmailSchema } from '#shared/accounts/schema'
import { changeEmail } from '#server/domain/accounts/email-verification'
import { defineRoute } from '#server/http/handler'
import { mailDelivery } from '#server/http/mail-delivery'

export default defineRoute({
  summary: 'Change one\'s e-mail address',
  body: changeEmailSchema,
  problems: ['duplicate_account'],
  answers: { 200: changedEmailAnswerSchema },
}, async ({ db, actor, body }) => await changeEmail(db, actor, body, mailDelivery()))
