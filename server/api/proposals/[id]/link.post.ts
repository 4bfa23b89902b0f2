import { clientSideAnswerSchema } from '#shared/client-proposals/answers'
import { renewLink } from '#server/domain/client-proposals/links'
import { clientSideFor } from '#server/http/client-side'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Give a proposal another link',
  details: 'The one before opens nothing from then on.',
  params: idParams,
  answers: { 200: clientSideAnswerSchema },
}, async ({ db, actor, params }) => {
  await renewLink(db, actor, params.id)
  return await clientSideFor(db, actor, params.id)
})
