import { quietAt } from '#shared/deals/quiet'
import { quietAtWithPlan } from '#shared/next-actions/quiet'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { findInteraction } from './deals.repository'

/** When a deal counts as gone quiet once its next step is planned for a day (null: no longer planned). */
export async function plannedQuietAt(db: Database, actor: Actor, id: string, nextActionDate: string | null): Promise<{ quietAt?: string }> {
  const deal = await findInteraction(db, id)
  return deal ? { quietAt: quietAtWithPlan(quietAt(deal, deal), nextActionDate, actor.timeZone) } : {}
}
