import { proposalAnswerSchema } from '#shared/proposals/answers'
import { updateProposalSchema } from '#shared/proposals/schema'
import { updateProposal } from '#server/domain/proposals/update-proposal'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a proposal',
  details: 'Sections and line items come whole. What the client has stays as it was sent: a change of it begins a new version.',
  params: idParams,
  body: updateProposalSchema,
  versioned: true,
  problems: ['already_done'],
  answers: { 200: proposalAnswerSchema },
}, async ({ db, actor, params, body, version }) => ({ proposal: await updateProposal(db, actor, params.id, body, version) }))
