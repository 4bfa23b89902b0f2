import { viewAnswerSchema } from '#shared/views/answers'
import { restoreView } from '#server/domain/views/views'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Bring back a deleted view',
  params: idParams,
  answers: { 200: viewAnswerSchema },
}, async ({ db, actor, params }) => ({ view: await restoreView(db, actor, params.id) }))
