import { updateProfileSchema } from '#shared/accounts/schema'
import { updateProfile } from '#server/domain/accounts/profile'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ body: updateProfileSchema }, async ({ db, actor, body }) => ({ profile: await updateProfile(db, actor, body) }))
