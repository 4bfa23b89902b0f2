import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ actor }) => actor.session)
