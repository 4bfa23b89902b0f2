import { clientSideAnswerSchema } from '#shared/client-proposals/answers'
import { withdrawProposal } from '#server/domain/client-proposals/send-proposal'
import { clientSideFor } from '#server/http/client-side'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Withdraw a proposal',
  details: 'Its link opens nothing until it is sent again.',
  params: idParams,
  answers: { 200: clientSideAnswerSchema },
  problems: ['proposal_not_open'],
}, async ({ db, actor, params }) => {
  await withdrawProposal(db, actor, params.id)
  return await clientSideFor(db, actor, params.id)
})
