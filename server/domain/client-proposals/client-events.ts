import type { Database } from '#server/db/database'
import { recordEvent } from '../events/events'
import { notify } from '../notifications/notifications'
import type { OpenProposal } from './open-proposal'

/**
 * Records what a client did, which nobody of the organization did, and tells the proposal's owner. Only they are told the name that
 * the client gave: what stands in the chain of events stays there.
 */
export async function recordOfClient(trx: Database, organizationId: string, { id, title, ownerId, sentNumber }: OpenProposal, what: 'viewed' | 'commented' | 'accepted' | 'declined', by: string | null = null): Promise<void> {
  const about = { type: `proposal.${what}`, subject: { type: 'proposal' as const, id } }
  await recordEvent(trx, { organizationId, userId: null }, { ...about, payload: { name: title, number: sentNumber } })
  if (ownerId) await notify(trx, { ...about, userId: ownerId, name: title, details: { by } })
}
