import { quietAt } from '#shared/deals/quiet'
import type { Database } from '#server/db/database'
import { findInteraction, updateDealQuietly } from './deals.repository'

/** Notes an interaction on a deal, if it is the newest one. The version stays: no person changed the deal. */
export async function touchDeal(trx: Database, id: string, at: string): Promise<void> {
  const deal = await findInteraction(trx, id)
  if (!deal || (deal.lastInteractionAt !== null && deal.lastInteractionAt >= at)) return
  await setLastInteraction(trx, id, at)
}

/** Sets a deal's last interaction, as when the activity that was the newest one has been edited or deleted. */
export async function setLastInteraction(trx: Database, id: string, at: string | null): Promise<void> {
  const deal = await findInteraction(trx, id)
  if (deal) await updateDealQuietly(trx, id, { lastInteractionAt: at, quietAt: quietAt({ ...deal, lastInteractionAt: at }, deal) })
}
