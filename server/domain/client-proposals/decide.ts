import type { Decide } from '#shared/client-proposals/schema'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { enterState } from '../proposals/proposal-states'
import { recordOfClient } from './client-events'
import { listDecisionRows, replaceDecision } from './client-proposals.repository'
import { openProposal } from './open-proposal'
import { winDeal } from './win-deal'

/**
 * The client accepts or declines the version that they have read. What was accepted stays so; who declined may still accept. The
 * same decision again changes nothing. Throws proposal_changed where another version was sent meanwhile, and proposal_decided.
 */
export async function decideAsClient(db: Database, organizationId: string, linkId: string, { decision, name, reason = null, number }: Decide): Promise<void> {
  await inTransaction(db, async (trx) => {
    const proposal = await openProposal(trx, linkId)
    const { id, sentNumber } = proposal
    if (number !== sentNumber) throw new DomainError('proposal_changed', { detail: 'A newer version was sent to you meanwhile. Load the page again, read it, and decide on that one.' })
    const before = (await listDecisionRows(trx, id)).find(row => row.number === number)
    if (before?.decision === decision && before.name === name) return
    if (!await enterState(trx, id, decision)) {
      throw new DomainError('proposal_decided', { detail: before ? `${before.name} has ${before.decision} this proposal already.` : 'This proposal has been decided on already.' })
    }
    await recordOfClient(trx, organizationId, proposal, decision, name)
    const problem = decision === 'accepted' ? await winDeal(trx, organizationId, proposal) : null
    await replaceDecision(trx, { id: newId(), proposalId: id, number, decision, name, reason, decidedAt: instantNow(), problem })
  })
}
