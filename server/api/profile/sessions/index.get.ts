import { ownSessionsAnswerSchema } from '#shared/accounts/answers'
import { listOwnSessions } from '#server/domain/accounts/sessions'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List the browsers one is signed in with',
  answers: { 200: ownSessionsAnswerSchema },
}, async ({ db, actor }) => ({ sessions: await listOwnSessions(db, actor) }))
