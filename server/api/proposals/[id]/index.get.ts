import { proposalAnswerSchema } from '#shared/proposals/answers'
import { getProposal } from '#server/domain/proposals/proposals'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a proposal',
  params: idParams,
  answers: { 200: proposalAnswerSchema },
}, async ({ db, actor, params }) => ({ proposal: await getProposal(db, actor, params.id) }))
