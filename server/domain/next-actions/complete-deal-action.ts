import type { z } from 'zod'
import { quietAtWithPlan } from '#shared/next-actions/quiet'
import type { completeNextActionSchema } from '#shared/next-actions/schema'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import { logActivity } from '../activities/activities'
import { getActivityDeal } from '../activities/activity-deals'
import { instantNow } from '../clock'
import { changesBetween, recordEvent } from '../events/events'
import { assertCan } from '../members/policy'

/** The next action of a deal is done: logs what happened, if that is told, and sets the next step (or none). */
export async function completeDealAction(db: Database, actor: Actor, id: string, input: z.output<typeof completeNextActionSchema>, version?: number) {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getActivityDeal(trx, actor, id)
    if (version !== undefined && version !== before.version) throw staleDeal(before)
    if (input.activity) await logActivity(trx, actor, { ...input.activity, dealId: id })
    const { quietAt } = await getActivityDeal(trx, actor, id)
    const next = { nextAction: input.nextAction ?? null, nextActionDate: input.nextActionDate ?? null }
    await trx.updateTable('deals').set({ ...next, quietAt: quietAtWithPlan(quietAt, next.nextActionDate, actor.timeZone), updatedAt: instantNow(), version: before.version + 1 }).where('id', '=', id).execute()
    await recordEvent(trx, actor, {
      type: 'deal.next_action_completed', subject: { type: 'deal', id },
      payload: { name: before.title, done: before.nextAction, changes: changesBetween(before, next) },
    })
    return await getActivityDeal(trx, actor, id)
  })
}

function staleDeal(current: unknown): DomainError {
  return new DomainError('stale_version', { detail: 'Someone changed this deal in the meantime. Look at it as it is now, and change it again.', extensions: { current } })
}
