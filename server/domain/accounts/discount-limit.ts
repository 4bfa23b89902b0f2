import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { findDiscountLimit, updateOrganizationRow } from './accounts.repository'

/** The percentage above which a discount needs an approval; null: none does. */
export async function discountLimitOf(db: Database, { organizationId }: Pick<Actor, 'organizationId'>): Promise<number | null> {
  return await findDiscountLimit(db, organizationId)
}

/** Sets the limit. What deals were offered before stands as it is until their discount changes. */
export async function setDiscountLimit(db: Database, actor: Actor, discountLimitPercent: number | null): Promise<number | null> {
  assertCan(actor, 'products.manage')
  return await inTransaction(db, async (trx) => {
    const before = await discountLimitOf(trx, actor)
    if (before === discountLimitPercent) return before
    await updateOrganizationRow(trx, actor.organizationId, { discountLimitPercent, updatedAt: instantNow() })
    await recordEvent(trx, actor, {
      type: 'organization.updated', subject: { type: 'organization', id: actor.organizationId },
      payload: { name: actor.session.organization.name, changes: { discountLimitPercent: { before, after: discountLimitPercent } } },
    })
    return discountLimitPercent
  })
}
