import { loginSchema } from '#shared/accounts/schema'
import { signIn } from '#server/domain/accounts/sign-in'
import { definePublicRoute } from '#server/http/handler'
import { originOf, signedIn } from '#server/http/sign-in'

export default definePublicRoute({ body: loginSchema }, async ({ event, db, body }) => {
  const token = await signIn(db, body, originOf(event))
  return await signedIn(event, db, token)
})
