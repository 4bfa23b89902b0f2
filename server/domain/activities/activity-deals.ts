import { usualRottingDays } from '#shared/deals/quiet'
import { seesEverything } from '#shared/members/permissions'
import type { Database } from '#server/db/database'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'

const dayMs = 86_400_000

/** A live deal that the actor may see, with what an activity needs of it. */
export async function getActivityDeal(db: Database, actor: Actor, id: string) {
  const deal = await db.selectFrom('deals').select(['id', 'version', 'title', 'contactId', 'companyId', 'ownerId', 'lastInteractionAt', 'nextAction', 'nextActionDate', 'quietAt'])
    .where('id', '=', id).where('deletedAt', 'is', null)
    .where(eb => seesEverything(actor.role) ? eb.lit(true) : eb('ownerId', '=', actor.userId)).executeTakeFirst()
  if (!deal) throw notFound()
  return deal
}

/** Notes an interaction about a deal; an older one than is known changes nothing. The version stays. */
export async function touchDeal(db: Database, id: string, occurredAt: string): Promise<void> {
  const deal = await db.selectFrom('deals').select('lastInteractionAt').where('id', '=', id).executeTakeFirst()
  if (deal && (deal.lastInteractionAt === null || deal.lastInteractionAt < occurredAt)) await setLastInteraction(db, id, occurredAt)
}

/** Sets when a deal was last spoken about (null: never), and when it counts as gone quiet. The version stays. */
export async function setLastInteraction(db: Database, id: string, lastInteractionAt: string | null): Promise<void> {
  const deal = await db.selectFrom('deals as d').innerJoin('stages as s', 's.id', 'd.stageId').select(['d.createdAt', 's.rottingDays']).where('d.id', '=', id).executeTakeFirst()
  if (!deal) return
  const quietAt = new Date(Date.parse(lastInteractionAt ?? deal.createdAt) + (deal.rottingDays ?? usualRottingDays) * dayMs).toISOString()
  await db.updateTable('deals').set({ lastInteractionAt, quietAt }).where('id', '=', id).execute()
}
