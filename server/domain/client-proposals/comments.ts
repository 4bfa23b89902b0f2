import type { AnswerComment, ClientComment, ProposalComment } from '#shared/client-proposals/schema'
import { mostComments } from '#shared/client-proposals/values'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { getProposal } from '../proposals/proposals'
import { recordOfClient } from './client-events'
import { toComment } from './client-page'
import { countComments, deleteComment, insertComment, type CommentRow } from './client-proposals.repository'
import { openProposal } from './open-proposal'

/** Keeps what the client says, and tells the proposal's owner. */
export async function commentAsClient(db: Database, organizationId: string, linkId: string, { name, body, sectionKey = null }: ClientComment): Promise<ProposalComment> {
  return await inTransaction(db, async (trx) => {
    const proposal = await openProposal(trx, linkId)
    const comment = await keep(trx, { proposalId: proposal.id, number: proposal.sentNumber, sectionKey, userId: null, authorName: name, body })
    await recordOfClient(trx, organizationId, proposal, 'commented', name)
    return comment
  })
}

/** Says something to the client, who reads it beside the proposal. */
export async function answerClient(db: Database, actor: Actor, proposalId: string, { body, sectionKey = null }: AnswerComment): Promise<ProposalComment> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const { title, ownerId, sentNumber } = await getProposal(trx, actor, proposalId)
    if (sentNumber === null) throw new DomainError('proposal_not_sent', { detail: 'The client does not have this proposal yet. Send it first.' })
    const comment = await keep(trx, { proposalId, number: sentNumber, sectionKey, userId: actor.userId, authorName: actor.session.user.name, body })
    await recordEvent(trx, actor, { type: 'proposal.answered', subject: { type: 'proposal', id: proposalId }, tell: ownerId, payload: { name: title } })
    return comment
  })
}

/** Takes a comment away for good, from the client's page too. */
export async function removeComment(db: Database, actor: Actor, proposalId: string, id: string): Promise<void> {
  assertCan(actor, 'records.edit')
  await inTransaction(db, async (trx) => {
    const { title } = await getProposal(trx, actor, proposalId)
    if (!await deleteComment(trx, proposalId, id)) throw notFound()
    await recordEvent(trx, actor, { type: 'proposal.comment_removed', subject: { type: 'proposal', id: proposalId }, payload: { name: title } })
  })
}

async function keep(trx: Database, comment: Omit<CommentRow, 'id' | 'createdAt'>): Promise<ProposalComment> {
  if (await countComments(trx, comment.proposalId) >= mostComments) throw new DomainError('too_many_comments', { detail: `A proposal takes ${mostComments} comments. Go on by e-mail.` })
  const row = { ...comment, id: newId(), createdAt: instantNow() }
  await insertComment(trx, row)
  return toComment(row)
}
