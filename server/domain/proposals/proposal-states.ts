import type { ProposalState } from '#shared/proposals/values'
import type { Database } from '#server/db/database'
import { instantNow } from '../clock'
import { findForState, updateProposalRow, updateProposalState, type StateRow } from './proposals.repository'
import { findVersion, updateVersionRow } from './versions.repository'

/** A proposal that is not in the trash, whoever looks: for what its client does. */
export const stateOfProposal = findForState

/** From which states a proposal gets into another one. What was accepted stays so. */
const leadingTo: Record<Exclude<ProposalState, 'draft'>, readonly ProposalState[]> = {
  sent: ['draft', 'sent', 'viewed', 'declined', 'withdrawn'],
  viewed: ['sent'],
  accepted: ['sent', 'viewed', 'declined'],
  declined: ['sent', 'viewed'],
  withdrawn: ['sent', 'viewed', 'declined'],
}

/** Whoever is writing the next version meanwhile goes on with it. */
const leavesText: readonly ProposalState[] = ['viewed', 'declined']

/**
 * Gives a proposal another state, in the transaction of what brought it there; the caller records what happened. Answers the
 * proposal's row as it is then, undefined where this state cannot follow. Sending freezes the newest version.
 */
export async function enterState(trx: Database, id: string, state: Exclude<ProposalState, 'draft'>): Promise<StateRow | undefined> {
  const row = await findForState(trx, id)
  if (!row || !leadingTo[state].includes(row.state)) return undefined
  const now = instantNow()
  if (state === 'sent') await freeze(trx, row, now)
  const changes = {
    state, updatedAt: now,
    ...(state === 'sent' ? { sentAt: now, sentNumber: row.number, decidedAt: null } : {}),
    ...(state === 'accepted' || state === 'declined' ? { decidedAt: now } : {}),
  }
  const written = leavesText.includes(state) ? await updateProposalState(trx, id, row.state, changes) : await updateProposalRow(trx, id, row.version, changes)
  return written ? { ...row, ...changes } : undefined
}

async function freeze(trx: Database, { id, number }: StateRow, now: string): Promise<void> {
  const newest = await findVersion(trx, id, number)
  if (newest && !newest.frozenAt) await updateVersionRow(trx, newest.id, { frozenAt: now })
}
