import { sentProposalAnswerSchema } from '#shared/client-proposals/answers'
import { sendProposalSchema } from '#shared/client-proposals/schema'
import { sendProposal } from '#server/domain/client-proposals/send-proposal'
import { clientAddress } from '#server/http/client-address'
import { clientSideFor } from '#server/http/client-side'
import { defineRoute } from '#server/http/handler'
import { countRequest } from '#server/http/limits'
import { mailDelivery } from '#server/http/mail-delivery'
import { idParams } from '#server/http/params'

const mostInMinute = 10

export default defineRoute({
  summary: 'Send a proposal',
  details: 'Freezes the newest version, and answers the link that opens it to the client. It is mailed to the addresses in `to`, where mail is set up.',
  params: idParams,
  body: sendProposalSchema,
  answers: { 200: sentProposalAnswerSchema },
  problems: ['proposal_decided', 'unverified_email'],
}, async ({ db, actor, params, body }) => {
  if (body.to.length) countRequest(`send-proposal:${actor.userId}`, mostInMinute)
  const addressOf = (linkId: string) => clientAddress({ organizationId: actor.organizationId, linkId })
  const { linkId, mailed } = await sendProposal(db, actor, params.id, body, { canMail: mailDelivery().canMail, addressOf })
  return { url: addressOf(linkId), mailed, ...await clientSideFor(db, actor, params.id) }
})
