import type { ClientProposal, ProposalComment } from '#shared/client-proposals/schema'
import { inTransaction, type Database } from '#server/db/database'
import { notFound } from '#server/errors'
import { instantNow } from '../clock'
import { readLogo, type Logo } from '../proposals/logos'
import { enterState } from '../proposals/proposal-states'
import { proposalDocument } from '../proposals/versions'
import { recordOfClient } from './client-events'
import { countView, listCommentRows, listDecisionRows, type CommentRow } from './client-proposals.repository'
import { openProposal } from './open-proposal'

/** What the client of a link reads: the version that was sent, what was said, and what they decided. */
export async function readAsClient(db: Database, linkId: string): Promise<ClientProposal> {
  const { id, sentNumber } = await openProposal(db, linkId)
  const document = await proposalDocument(db, id, sentNumber)
  if (!document) throw notFound()
  const { logoId, ...shown } = document
  const decided = (await listDecisionRows(db, id)).find(({ number }) => number === sentNumber)
  return {
    number: sentNumber,
    // Which call of Claude wrote a section is the organization's business.
    document: { ...shown, sections: shown.sections.map(section => ({ ...section, ai: null })), hasLogo: logoId !== null },
    comments: (await listCommentRows(db, id)).map(toComment),
    decision: decided ? { decision: decided.decision, name: decided.name, reason: decided.reason, decidedAt: decided.decidedAt, number: decided.number } : null,
  }
}

/** Counts that the client looked; the first time is told to the owner. */
export async function viewAsClient(db: Database, organizationId: string, linkId: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const proposal = await openProposal(trx, linkId)
    await countView(trx, linkId, instantNow())
    if (await enterState(trx, proposal.id, 'viewed')) await recordOfClient(trx, organizationId, proposal, 'viewed')
  })
}

/** The picture at the head of the version that the client has. */
export async function logoAsClient(db: Database, linkId: string): Promise<Logo> {
  const { id, sentNumber } = await openProposal(db, linkId)
  const logoId = (await proposalDocument(db, id, sentNumber))?.logoId
  if (!logoId) throw notFound()
  return await readLogo(db, logoId)
}

export function toComment({ userId, proposalId: _, ...comment }: CommentRow): ProposalComment {
  return { ...comment, isClient: userId === null }
}
