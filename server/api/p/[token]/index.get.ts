import { clientProposalAnswerSchema } from '#shared/client-proposals/answers'
import { readAsClient } from '#server/domain/client-proposals/client-page'
import { defineClientRoute } from '#server/http/client-route'

export default defineClientRoute({
  summary: 'Read a proposal as its client',
  mostInMinute: 120,
  answers: { 200: clientProposalAnswerSchema },
}, async ({ db, linkId }) => ({ proposal: await readAsClient(db, linkId) }))
