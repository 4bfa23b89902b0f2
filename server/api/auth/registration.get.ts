import { registrationAnswerSchema } from '#shared/accounts/answers'
import { useConfig } from '#server/config'
import { registrationState } from '#server/domain/accounts/registration-state'
import { definePublicRoute } from '#server/http/handler'

export default definePublicRoute({
  summary: 'Read whether new accounts are open',
  answers: { 200: registrationAnswerSchema },
}, async ({ db }) => await registrationState(db, useConfig()))
