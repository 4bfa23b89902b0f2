import { useConfig } from '#server/config'
import { registrationState } from '#server/domain/accounts/registration-state'
import { definePublicRoute } from '#server/http/handler'

export default definePublicRoute({}, async ({ db }) => await registrationState(db, useConfig()))
