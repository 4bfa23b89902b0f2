import { profileAnswerSchema } from '#shared/accounts/answers'
import { updateProfileSchema } from '#shared/accounts/schema'
import { updateProfile } from '#server/domain/accounts/profile'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Change one\'s profile',
  body: updateProfileSchema,
  answers: { 200: profileAnswerSchema },
}, async ({ db, actor, body }) => ({ profile: await updateProfile(db, actor, body) }))
