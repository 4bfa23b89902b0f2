import { proposalAnswerSchema } from '#shared/proposals/answers'
import { createProposalSchema } from '#shared/proposals/schema'
import { createProposal } from '#server/domain/proposals/proposals'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Make a proposal',
  details: 'From a template, with the line items of its deal. Claude writes it when it is asked to, by POST /api/proposals/:id/generate.',
  body: createProposalSchema,
  answers: { 201: proposalAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const proposal = await createProposal(db, actor, body)
  return created(event, `/api/proposals/${proposal.id}`, { proposal })
})
