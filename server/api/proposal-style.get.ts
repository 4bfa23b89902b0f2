import { proposalStyleAnswerSchema } from '#shared/proposals/template-answers'
import { styleOf } from '#server/domain/proposals/style'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read how proposals look',
  answers: { 200: proposalStyleAnswerSchema },
}, async ({ db, actor }) => ({ style: await styleOf(db, actor) }))
