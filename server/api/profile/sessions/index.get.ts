import { listOwnSessions } from '#server/domain/accounts/sessions'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db, actor }) => ({ sessions: await listOwnSessions(db, actor) }))
