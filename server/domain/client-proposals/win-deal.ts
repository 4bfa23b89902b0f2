import type { ProblemCode } from '#shared/problems'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { markWon } from '../deals/close-deals'
import { absentActor } from '../members/absent-actor'
import { notify } from '../notifications/notifications'
import type { OpenProposal } from './open-proposal'

/**
 * Wins the deal of an accepted proposal, in the name and with the rights of the proposal's owner. Where that cannot be, the client's
 * word stands all the same: the owner is told, and why is answered.
 */
export async function winDeal(trx: Database, organizationId: string, { dealId, ownerId }: OpenProposal): Promise<ProblemCode | null> {
  if (!dealId) return null
  const problem = await refusal(trx, organizationId, dealId, ownerId)
  if (problem && ownerId) await notify(trx, { userId: ownerId, type: 'proposal.deal_not_won', subject: { type: 'deal', id: dealId }, name: await titleOf(trx, dealId), details: { code: problem } })
  return problem
}

async function refusal(trx: Database, organizationId: string, dealId: string, ownerId: string | null): Promise<ProblemCode | null> {
  if (!ownerId) return 'forbidden'
  try {
    const owner = await absentActor(trx, organizationId, ownerId)
    const { unchanged: [refused] } = await markWon(trx, owner, { ids: [dealId] })
    return !refused || refused.code === 'already_done' ? null : refused.code
  }
  catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

async function titleOf(trx: Database, dealId: string): Promise<string | null> {
  return (await trx.selectFrom('deals').select('title').where('id', '=', dealId).executeTakeFirst())?.title ?? null
}
