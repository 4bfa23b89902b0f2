import { totalsOfLines } from '#shared/deals/line-totals'
import type { DealLines, LineItem, LineItemInput, PutLineItems } from '#shared/deals/line-items'
import type { Deal } from '#shared/deals/schema'
import { inTransaction, type Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import { discountLimitOf } from '../accounts/discount-limit'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { changesBetween, recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { findProducts } from '../products/products'
import { getDeal, staleDeal } from './deals'
import { updateDealRow } from './deals.repository'
import { describeLine } from './describe-line'
import { approvalOf, keepApproval } from './discount-approval'
import { findDiscountApproval } from './discount-approvals.repository'
import { listLineItems, replaceLineItems } from './line-items.repository'

type NewLine = Omit<LineItem, 'totalCents'>

/** The lines of a deal that the actor sees, with what they come to and where their discount stands. */
export async function getDealLines(db: Database, actor: Actor, id: string): Promise<DealLines> {
  const deal = await getDeal(db, actor, id)
  const lineItems = await listLineItems(db, id)
  const approval = deal.discountApproval ? await findDiscountApproval(db, id) : undefined
  return {
    version: deal.version, currency: deal.currency, valueFromItems: deal.valueFromItems, lineItems, totals: totalsOfLines(lineItems),
    approval: deal.discountApproval && approval ? { state: deal.discountApproval, ...approval } : null,
    discountLimitPercent: await discountLimitOf(db, actor),
  }
}

/**
 * Puts these lines in the place of a deal's. Its value becomes their sum, unless `valueFromItems` is off or none are left; a
 * discount above the organization's limit asks for an approval, anew with each change. A stale `version` changes nothing.
 */
export async function putLineItems(db: Database, actor: Actor, id: string, input: PutLineItems, version?: number): Promise<DealLines> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const deal = await getDeal(trx, actor, id)
    if (version !== undefined && version !== deal.version) throw await staleDeal(trx, deal)
    const before = await listLineItems(trx, id)
    const lines = await linesFrom(trx, deal, before, input.lineItems)
    const valueFromItems = input.valueFromItems && lines.length > 0
    const valueCents = valueFromItems ? totalsOfLines(lines).netCents : deal.valueCents
    const changes = changesBetween({ ...stateOf(deal), lines: before.map(withoutId) }, { valueCents, valueFromItems, lines: lines.map(withoutId) })
    if (Object.keys(changes).length === 0) return await getDealLines(trx, actor, id)
    const discountApproval = await approvalOf(trx, actor, deal, lines, valueCents)
    const written = await updateDealRow(trx, id, deal.version, { valueCents, valueFromItems: valueFromItems ? 1 : 0, discountApproval, updatedAt: instantNow() })
    if (!written) throw await staleDeal(trx, await getDeal(trx, actor, id))
    await replaceLineItems(trx, id, lines)
    await recordLines(trx, actor, deal, { before, after: await listLineItems(trx, id), valueCents, valueFromItems })
    await keepApproval(trx, actor, { ...deal, discountApproval })
    return await getDealLines(trx, actor, id)
  })
}

const stateOf = ({ valueCents, valueFromItems }: Pick<Deal, 'valueCents' | 'valueFromItems'>) => ({ valueCents, valueFromItems })

function withoutId({ productId, name, unit, quantity, unitPriceCents, discountPercent }: NewLine): unknown[] {
  return [productId, name, unit, quantity, unitPriceCents, discountPercent]
}

/** The lines as they are to be kept: a product gives its name and unit, and its price to compare with. */
async function linesFrom(db: Database, deal: Deal, before: LineItem[], inputs: LineItemInput[]): Promise<NewLine[]> {
  const products = await findProducts(db, inputs.flatMap(({ productId }) => productId ?? []))
  return inputs.map(({ productId = null, name, unit, ...line }, index) => {
    const product = productId ? products.get(productId) : undefined
    if (productId && !product) throw invalidField(`lineItems.${index}.productId`, 'unknown_product', 'This product is not in the catalogue')
    // Dearer since it was offered is no discount.
    const offered = before.find(old => old.productId === productId && productId !== null)
    const listPriceCents = offered ? offered.listPriceCents : product?.currency === deal.currency ? product.unitPriceCents : null
    return { ...line, id: newId(), productId, name: name || product!.name, unit: unit === undefined ? product?.unit ?? null : unit, listPriceCents }
  })
}

interface Lines { before: LineItem[], after: LineItem[], valueCents: number, valueFromItems: boolean }

async function recordLines(trx: Database, actor: Actor, deal: Deal, { before, after, valueCents, valueFromItems }: Lines): Promise<void> {
  const text = (lines: LineItem[]) => lines.map(line => describeLine(line, deal.currency))
  const changes = changesBetween({ lineItems: text(before), ...stateOf(deal) }, { lineItems: text(after), valueCents, valueFromItems })
  const { currency } = deal
  // An amount says nothing without its currency.
  if (changes.valueCents) changes.value = { before: { valueCents: deal.valueCents, currency }, after: { valueCents, currency } }
  await recordEvent(trx, actor, { type: 'deal.line_items_changed', subject: { type: 'deal', id: deal.id }, payload: { name: deal.title, changes } })
}
