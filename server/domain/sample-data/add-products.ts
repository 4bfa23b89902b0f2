import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { giveLineItems } from '../deals/sample-line-items'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { lineItems, products } from './content/products'
import { insertSampleProducts } from './sample-data.repository'
import type { SampleWriting } from './sample-writing'

/** Puts the sample products into the catalogue, and on the deals that are made of them. */
export async function addSampleProducts(trx: Database, { ids, actor }: SampleWriting): Promise<void> {
  const now = instantNow()
  const made = products.map(product => ({ ...product, id: newId() }))
  await insertSampleProducts(trx, made.map(({ key: _, ...product }) => (
    { ...product, version: 1, createdAt: now, updatedAt: now, sortName: fold(product.name), currency: 'EUR', isActive: 1, isSample: 1 })))
  for (const { deal, asksApproval, lines } of lineItems) {
    await giveLineItems(trx, actor, ids.deal(deal)!, lines.map(({ product, ...line }) => {
      const { id, name, unit, unitPriceCents } = made.find(({ key }) => key === product)!
      return { ...line, id: newId(), productId: id, name, unit, unitPriceCents, listPriceCents: unitPriceCents }
    }), asksApproval ? 'pending' : null)
  }
}
