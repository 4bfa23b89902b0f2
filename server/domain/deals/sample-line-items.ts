import type { LineItem } from '#shared/deals/line-items'
import type { DiscountApproval } from '#shared/deals/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { updateDealQuietly } from './deals.repository'
import { replaceDiscountApproval } from './discount-approvals.repository'
import { replaceLineItems } from './line-items.repository'

/** Gives a sample deal the lines that its value is the sum of, without a word in its history. */
export async function giveLineItems(trx: Database, actor: Actor, dealId: string, lines: Omit<LineItem, 'totalCents'>[], discountApproval: DiscountApproval | null): Promise<void> {
  await replaceLineItems(trx, dealId, lines)
  await updateDealQuietly(trx, dealId, { valueFromItems: 1, discountApproval })
  if (discountApproval) await replaceDiscountApproval(trx, { dealId, askedById: actor.userId, askedAt: instantNow(), decidedById: null, decidedAt: null, comment: null })
}
