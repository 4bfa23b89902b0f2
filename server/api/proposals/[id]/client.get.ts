import { clientSideAnswerSchema } from '#shared/client-proposals/answers'
import { clientSideFor } from '#server/http/client-side'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'See what the client saw, said and decided',
  params: idParams,
  answers: { 200: clientSideAnswerSchema },
}, async ({ db, actor, params }) => await clientSideFor(db, actor, params.id))
