import { clientProposalAnswerSchema } from '#shared/client-proposals/answers'
import { decideSchema } from '#shared/client-proposals/schema'
import { readAsClient } from '#server/domain/client-proposals/client-page'
import { decideAsClient } from '#server/domain/client-proposals/decide'
import { defineClientRoute } from '#server/http/client-route'

export default defineClientRoute({
  summary: 'Accept or decline a proposal',
  details: 'For the version that was read. The same decision again changes nothing; who declined may still accept. An accepted proposal wins its deal.',
  mostInMinute: 10,
  body: decideSchema,
  answers: { 200: clientProposalAnswerSchema },
  problems: ['proposal_changed', 'proposal_decided'],
}, async ({ db, organizationId, linkId, body }) => {
  await decideAsClient(db, organizationId, linkId, body)
  return { proposal: await readAsClient(db, linkId) }
})
