import { z } from 'zod'
import { discountApprovalSchema } from '#shared/deals/answers'
import { id, instant } from '#shared/http/answers'

/** A line of a deal, in the deal's currency. */
const lineItemSchema = z.object({
  id,
  productId: id.nullable(),
  name: z.string(),
  unit: z.string().nullable(),
  quantity: z.number(),
  unitPriceCents: z.int(),
  listPriceCents: z.int().nullable().describe('What the catalogue asked when the product came on the deal.'),
  discountPercent: z.number(),
  totalCents: z.int(),
}).meta({ id: 'LineItem', description: 'A line of a deal, in the deal\'s currency.' })
export type LineItem = z.infer<typeof lineItemSchema>

/** Who asked for the discount, who decided, and what they said. */
const discountDecisionSchema = z.object({
  state: discountApprovalSchema,
  askedById: id.nullable(),
  askedByName: z.string().nullable(),
  askedAt: instant,
  decidedById: id.nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  comment: z.string().nullable(),
}).meta({ id: 'DiscountDecision', description: 'Who asked for the discount, who decided, and what they said.' })
export type DiscountDecision = z.infer<typeof discountDecisionSchema>

/** The lines of a deal with what they come to. */
export const dealLinesAnswerSchema = z.object({
  version: z.int().describe('The deal\'s, for If-Match.'),
  currency: z.string(),
  valueFromItems: z.boolean(),
  lineItems: z.array(lineItemSchema),
  totals: z.object({ grossCents: z.int(), discountCents: z.int(), netCents: z.int() }),
  approval: discountDecisionSchema.nullable(),
  discountLimitPercent: z.int().nullable().describe('Above it a discount needs an approval; null: none does.'),
})
export type DealLines = z.infer<typeof dealLinesAnswerSchema>
