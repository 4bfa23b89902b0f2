import type { Insertable, Updateable } from 'kysely'
import type { DiscountDecision } from '#shared/deals/line-items'
import type { Database } from '#server/db/database'
import type { DiscountApprovalsTable } from '#server/db/product-tables'

/** Who asked for a deal's discount and who decided. */
export async function findDiscountApproval(db: Database, dealId: string): Promise<Omit<DiscountDecision, 'state'> | undefined> {
  return await db.selectFrom('discountApprovals as a')
    .leftJoin('users as asker', 'asker.id', 'a.askedById').leftJoin('users as decider', 'decider.id', 'a.decidedById')
    .select(['a.askedById', 'asker.name as askedByName', 'a.askedAt', 'a.decidedById', 'decider.name as decidedByName', 'a.decidedAt', 'a.comment'])
    .where('a.dealId', '=', dealId).executeTakeFirst()
}

/** Puts an approval in the place of the one that a deal has. */
export async function replaceDiscountApproval(db: Database, approval: Insertable<DiscountApprovalsTable>): Promise<void> {
  await deleteDiscountApproval(db, approval.dealId)
  await db.insertInto('discountApprovals').values(approval).execute()
}

export async function updateDiscountApproval(db: Database, dealId: string, changes: Updateable<DiscountApprovalsTable>): Promise<void> {
  await db.updateTable('discountApprovals').set(changes).where('dealId', '=', dealId).execute()
}

export async function deleteDiscountApproval(db: Database, dealId: string): Promise<void> {
  await db.deleteFrom('discountApprovals').where('dealId', '=', dealId).execute()
}
