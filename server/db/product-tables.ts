import type { Flag, Instant, Tenant } from './schema'

export interface ProductsTable extends Tenant {
  id: string
  version: number
  createdAt: Instant
  updatedAt: Instant
  name: string
  sortName: string
  description: string | null
  unit: string | null
  unitPriceCents: number
  currency: string
  isActive: Flag
  isSample: Flag
}

export interface DealLineItemsTable extends Tenant {
  id: string
  dealId: string
  position: number
  productId: string | null
  name: string
  unit: string | null
  quantityThousandths: number
  unitPriceCents: number
  /** What the catalogue asked when the product was put on the deal; null for free text and other currencies. */
  listPriceCents: number | null
  discountHundredths: number
}

/** Who asked for a discount of a deal and who decided; what was decided stands with the deal. */
export interface DiscountApprovalsTable extends Tenant {
  dealId: string
  askedById: string | null
  askedAt: Instant
  decidedById: string | null
  decidedAt: Instant | null
  comment: string | null
}

export interface LostReasonsTable extends Tenant { id: string, name: string, position: number }
