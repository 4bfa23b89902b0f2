import type { z } from 'zod'
import type { Activity } from '#shared/activities/schema'
import type { Deal } from '#shared/deals/schema'
import type { completeNextActionSchema } from '#shared/next-actions/schema'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { logActivity } from '../activities/activities'
import { instantNow } from '../clock'
import { changesBetween, recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { indexRecords } from '../search/search-index'
import { dealDocument } from './deal-search'
import { getDeal, staleDeal } from './deals'
import { updateDealRow } from './deals.repository'
import { plannedQuietAt } from './planned-quiet'

/** The next action of a deal is done: logs what happened, if that is told, and sets the next step (or none). */
export async function completeDealAction(db: Database, actor: Actor, id: string, input: z.output<typeof completeNextActionSchema>, version?: number): Promise<{ deal: Deal, activity: Activity | null }> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getDeal(trx, actor, id)
    if (version !== undefined && version !== before.version) throw await staleDeal(trx, before)
    const activity = input.activity ? await logActivity(trx, actor, { ...input.activity, dealId: id }) : null
    const next = { nextAction: input.nextAction ?? null, nextActionDate: input.nextActionDate ?? null }
    const written = await updateDealRow(trx, id, before.version, { ...next, ...await plannedQuietAt(trx, actor, id, next.nextActionDate), updatedAt: instantNow() })
    if (!written) throw await staleDeal(trx, await getDeal(trx, actor, id))
    const deal = await getDeal(trx, actor, id)
    await indexRecords(trx, 'deal', [{ id, ...dealDocument(deal) }])
    await recordEvent(trx, actor, {
      type: 'deal.next_action_completed', subject: { type: 'deal', id },
      payload: { name: before.title, done: before.nextAction, changes: changesBetween(before, next) },
    })
    return { deal, activity }
  })
}
