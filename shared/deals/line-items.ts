import { z } from 'zod'
import { idSchema, line, optional } from '#shared/http/fields'
import { priceSchema } from '#shared/products/schema'
import { isBeyondCounting } from '#shared/deals/line-totals'

/** Whether a number is written with so many decimals at most. */
const hasPlaces = (places: number) => (value: number) => Number(value.toFixed(places)) === value

export const lineItemSchema = z.strictObject({
  productId: idSchema.nullable().optional(),
  /** Left out, it is the product's. */
  name: optional(line(200)),
  unit: optional(line(40)),
  quantity: z.number({ error: 'expected_number' }).min(0.001, { error: 'too_small' }).max(1_000_000, { error: 'too_large' }).refine(hasPlaces(3), { error: 'too_many_decimals' }).default(1),
  unitPriceCents: priceSchema,
  discountPercent: z.number({ error: 'expected_number' }).min(0, { error: 'too_small' }).max(100, { error: 'too_large' }).refine(hasPlaces(2), { error: 'too_many_decimals' }).default(0),
}).refine(item => item.name || item.productId, { path: ['name'], error: 'required' })

export const putLineItemsSchema = z.strictObject({
  lineItems: z.array(lineItemSchema).max(100, { error: 'too_many' }).refine(items => !isBeyondCounting(items), { error: 'too_large' }),
  /** Whether the deal's value follows the items. */
  valueFromItems: z.boolean({ error: 'expected_true_or_false' }).default(true),
})
export const decideDiscountSchema = z.strictObject({
  decision: z.enum(['approved', 'declined'], { error: 'unknown_decision' }),
  comment: optional(line(500)),
})

export type LineItemInput = z.output<typeof lineItemSchema>
export type PutLineItems = z.output<typeof putLineItemsSchema>
export type DecideDiscount = z.output<typeof decideDiscountSchema>

export type { LineItem, DiscountDecision, DealLines } from './line-item-answers'
