import type { Deal, UpdateDeal } from '#shared/deals/schema'
import type { Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { approvalOf } from './discount-approval'
import { listLineItems } from './line-items.repository'

/**
 * What a typed value does to the approval of a deal that has line items: less than they come to is a discount like any other.
 * Refuses a value where it follows from the items, and another currency than theirs.
 */
export async function approvalOfValue(db: Database, actor: Actor, before: Deal, { valueCents, currency }: UpdateDeal): Promise<Pick<Partial<Deal>, 'discountApproval'>> {
  const isOther = { value: valueCents !== undefined && valueCents !== before.valueCents, currency: currency !== undefined && currency !== before.currency }
  if (!isOther.value && !isOther.currency) return {}
  const lines = await listLineItems(db, before.id)
  if (lines.length === 0) return {}
  if (isOther.currency) throw invalidField('currency', 'currency_of_items', 'The line items are in this currency. Remove them first')
  if (before.valueFromItems) throw invalidField('valueCents', 'value_from_items', 'The value is the sum of the line items. Change these, or let the value stand by itself')
  return { discountApproval: await approvalOf(db, actor, before, lines, valueCents!) }
}
