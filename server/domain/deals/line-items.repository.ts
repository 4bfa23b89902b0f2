import type { Insertable } from 'kysely'
import { lineTotal, scaled } from '#shared/deals/line-totals'
import type { LineItem } from '#shared/deals/line-items'
import type { Database } from '#server/db/database'
import type { DealLineItemsTable } from '#server/db/product-tables'

/** The lines of a deal in their order. */
export async function listLineItems(db: Database, dealId: string): Promise<LineItem[]> {
  const rows = await db.selectFrom('dealLineItems')
    .select(['id', 'productId', 'name', 'unit', 'quantityThousandths', 'unitPriceCents', 'listPriceCents', 'discountHundredths'])
    .where('dealId', '=', dealId).orderBy('position').execute()
  return rows.map(({ quantityThousandths, discountHundredths, ...row }) => {
    const line = { ...row, quantity: quantityThousandths / 1000, discountPercent: discountHundredths / 100 }
    return { ...line, totalCents: lineTotal(line) }
  })
}

/** Puts these lines in the place of those that a deal has. */
export async function replaceLineItems(db: Database, dealId: string, items: Omit<LineItem, 'totalCents'>[]): Promise<void> {
  await db.deleteFrom('dealLineItems').where('dealId', '=', dealId).execute()
  if (items.length) await insertLineItems(db, items.map((item, position) => lineItemRow(dealId, position, item)))
}

/** A line as it is stored, its decimals as whole numbers. */
export function lineItemRow(dealId: string, position: number, { quantity, discountPercent, ...item }: Omit<LineItem, 'totalCents'>): Insertable<DealLineItemsTable> {
  return { ...item, dealId, position, quantityThousandths: scaled(quantity, 3), discountHundredths: scaled(discountPercent, 2) }
}

export async function insertLineItems(db: Database, rows: Insertable<DealLineItemsTable>[]): Promise<void> {
  await db.insertInto('dealLineItems').values(rows).execute()
}

/** Lines of a product that leaves the catalogue stay as text. */
export async function detachProduct(db: Database, productId: string): Promise<void> {
  await db.updateTable('dealLineItems').set({ productId: null }).where('productId', '=', productId).execute()
}
