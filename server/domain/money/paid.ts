import { expressionBuilder } from 'kysely'
import type { Schema } from '#server/db/schema'

/** What came in for a deal itself, and for a purchase, in minor units; null for nothing. */
export const paidForDeal = paidFor('deals')
export const paidForPurchase = paidFor('purchases')

function paidFor(table: 'deals' | 'purchases') {
  const eb = expressionBuilder<Schema, 'deals' | 'purchases'>()
  const payments = eb.selectFrom('payments as p').select(sub => sub.fn.sum<number | null>(sub.cast<number>('p.valueCents', 'double precision')).as('paid')).where('p.deletedAt', 'is', null)
  // Not `is null`: without statistics, SQLite then walks the index of purchases past everything that was paid for deals.
  const ofDeal = payments.whereRef('p.dealId', '=', 'deals.id').where(sub => sub.fn.coalesce('p.purchaseId', sub.val('')), '=', '')
  const own = table === 'deals' ? ofDeal : payments.whereRef('p.purchaseId', '=', 'purchases.id')
  return own.$asScalar()
}
