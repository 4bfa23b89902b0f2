import { proposalAnswerSchema } from '#shared/proposals/answers'
import { restoreProposal } from '#server/domain/proposals/proposals'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Take a proposal out of the trash',
  params: idParams,
  answers: { 200: proposalAnswerSchema },
}, async ({ db, actor, params }) => ({ proposal: await restoreProposal(db, actor, params.id) }))
