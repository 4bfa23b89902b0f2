import { sendsMail } from '#server/config'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ actor }) => ({ ...actor.session, sendsMail: sendsMail() }))
