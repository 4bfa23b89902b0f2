import { sessionSchema } from '#shared/accounts/answers'
import { sendsMail } from '#server/config'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read who is signed in',
  beforeTwoStep: true,
  answers: { 200: sessionSchema },
}, async ({ actor }) => ({ ...actor.session, sendsMail: sendsMail() }))
