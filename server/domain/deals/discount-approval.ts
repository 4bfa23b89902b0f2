import { can } from '#shared/members/permissions'
import { exceedsDiscount, type DiscountedLine } from '#shared/deals/line-totals'
import type { DecideDiscount } from '#shared/deals/line-items'
import type { Deal, DiscountApproval } from '#shared/deals/schema'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { discountLimitOf } from '../accounts/discount-limit'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { membersWith } from '../members/members'
import { assertCan } from '../members/policy'
import { getDeal, staleDeal } from './deals'
import { updateDealRow } from './deals.repository'
import { deleteDiscountApproval, findDiscountApproval, replaceDiscountApproval, updateDiscountApproval } from './discount-approvals.repository'

/** The approval that a deal needs once its lines and its value are these: none (null) within the organization's limit. */
export async function approvalOf(db: Database, actor: Actor, deal: Deal, lines: DiscountedLine[], valueCents: number): Promise<DiscountApproval | null> {
  const limit = lines.length ? await discountLimitOf(db, actor) : null
  if (limit === null || !exceedsDiscount(lines, limit, valueCents)) return null
  if (can(actor.role, 'discounts.approve')) return 'approved'
  if (deal.outcome === 'won') throw new DomainError('discount_not_approved', { detail: 'The deal is won. Reopen it, or ask a manager to change its discount.' })
  return 'pending'
}

/** Keeps who asked for a discount, or who gave it without having to, and lets those know who can approve it. */
export async function keepApproval(trx: Database, actor: Actor, deal: Deal): Promise<void> {
  const now = instantNow()
  if (deal.discountApproval === null) return await deleteDiscountApproval(trx, deal.id)
  const isPending = deal.discountApproval === 'pending'
  await replaceDiscountApproval(trx, { dealId: deal.id, askedById: actor.userId, askedAt: now, decidedById: isPending ? null : actor.userId, decidedAt: isPending ? null : now, comment: null })
  if (!isPending) return
  await recordEvent(trx, actor, { type: 'deal.discount_asked', subject: { type: 'deal', id: deal.id }, tell: await membersWith(trx, actor, 'discounts.approve'), payload: { name: deal.title } })
}

/** Approves or declines the discount that a deal waits for, and tells who asked. A stale `version` decides nothing. */
export async function decideDiscount(db: Database, actor: Actor, id: string, { decision, comment }: DecideDiscount, version?: number): Promise<Deal> {
  assertCan(actor, 'discounts.approve')
  return await inTransaction(db, async (trx) => {
    const before = await getDeal(trx, actor, id)
    if (version !== undefined && version !== before.version) throw await staleDeal(trx, before)
    if (before.discountApproval !== 'pending') throw new DomainError('already_done', { detail: 'No discount of this deal waits for an approval.' })
    const asked = await findDiscountApproval(trx, id)
    const now = instantNow()
    if (!await updateDealRow(trx, id, before.version, { discountApproval: decision, updatedAt: now })) throw await staleDeal(trx, await getDeal(trx, actor, id))
    await updateDiscountApproval(trx, id, { decidedById: actor.userId, decidedAt: now, comment: comment ?? null })
    const tell = [...new Set([asked?.askedById, before.ownerId])].filter(userId => userId != null)
    await recordEvent(trx, actor, {
      type: `deal.discount_${decision}`, subject: { type: 'deal', id }, tell,
      payload: { name: before.title, changes: { discountApproval: { before: 'pending', after: decision }, ...(comment ? { comment: { before: null, after: comment } } : {}) } },
    })
    return await getDeal(trx, actor, id)
  })
}

/** Refuses to win a deal whose discount waits for an approval or was declined. */
export function assertDiscountApproved(discountApproval: DiscountApproval | null): void {
  if (discountApproval === null || discountApproval === 'approved') return
  throw new DomainError('discount_not_approved', { detail: discountApproval === 'pending'
    ? 'The discount waits for the approval of a manager. The deal can be won once it has it.'
    : 'The discount was declined. Change the line items, and the deal can be won.' })
}
