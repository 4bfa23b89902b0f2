import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { getProduct, removeProduct } from '../products/products'
import { detachProduct } from './line-items.repository'

/** Takes a product out of the catalogue for good. Deals that have it keep the line as text. */
export async function deleteProduct(db: Database, actor: Actor, id: string): Promise<void> {
  assertCan(actor, 'products.manage')
  await inTransaction(db, async (trx) => {
    const { name } = await getProduct(trx, id)
    await detachProduct(trx, id)
    await removeProduct(trx, id)
    await recordEvent(trx, actor, { type: 'product.deleted', subject: { type: 'product', id }, payload: { name } })
  })
}
