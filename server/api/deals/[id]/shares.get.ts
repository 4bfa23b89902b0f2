import { sharesAnswerSchema } from '#shared/shares/answers'
import { listShares } from '#server/domain/shares/shares'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'List whom a deal is shared with',
  params: idParams,
  answers: { 200: sharesAnswerSchema },
}, async ({ db, actor, params }) => ({ shares: await listShares(db, actor, { kind: 'deal', id: params.id }) }))
