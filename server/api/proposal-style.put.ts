import { proposalStyleSchema } from '#shared/proposals/style'
import { proposalStyleAnswerSchema } from '#shared/proposals/template-answers'
import { setStyle } from '#server/domain/proposals/style'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Set how new proposals look',
  details: 'Their logo and colour, how many days they are valid, and the organization\'s own terms in each language.',
  body: proposalStyleSchema,
  answers: { 200: proposalStyleAnswerSchema },
}, async ({ db, actor, body }) => ({ style: await setStyle(db, actor, body) }))
