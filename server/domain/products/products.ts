import type { CreateProduct, ListProducts, Product, UpdateProduct } from '#shared/products/schema'
import { fold } from '#shared/search/fold'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { changesBetween, lastEventOf, recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { countProducts, deleteProductRow, findProductRow, findProductRows, insertProducts, pageOfProducts, toProduct, updateProductRow } from './products.repository'

/** A page of the catalogue, the retired products too unless `isActive` says otherwise. */
export async function listProducts(db: Database, query: ListProducts) {
  const page = await pageOfProducts(db, query)
  return { products: page.rows.map(toProduct), cursor: page.cursor, ...(query.total ? { total: await countProducts(db, query) } : {}) }
}

export async function getProduct(db: Database, id: string): Promise<Product> {
  const row = await findProductRow(db, id)
  if (!row) throw notFound()
  return toProduct(row)
}

/** Those of these products that there are, by id. */
export async function findProducts(db: Database, ids: string[]): Promise<Map<string, Product>> {
  const rows = ids.length ? await findProductRows(db, ids) : []
  return new Map(rows.map(row => [row.id, toProduct(row)]))
}

/** Puts a product into the catalogue, in the organization's currency unless another one is named. */
export async function createProduct(db: Database, actor: Actor, input: CreateProduct): Promise<Product> {
  assertCan(actor, 'products.manage')
  return await inTransaction(db, async (trx) => {
    const id = newId()
    const now = instantNow()
    await insertProducts(trx, [{
      id, version: 1, createdAt: now, updatedAt: now, name: input.name, sortName: sortNameOf(input.name), description: input.description ?? null, unit: input.unit ?? null,
      unitPriceCents: input.unitPriceCents, currency: input.currency ?? actor.session.organization.defaultCurrency, isActive: input.isActive ? 1 : 0, isSample: 0,
    }])
    await recordEvent(trx, actor, { type: 'product.created', subject: { type: 'product', id }, payload: { name: input.name } })
    return await getProduct(trx, id)
  })
}

/** Changes a product; deals that have it keep what they were offered. A stale `version` changes nothing. */
export async function updateProduct(db: Database, actor: Actor, id: string, input: UpdateProduct, version?: number): Promise<Product> {
  assertCan(actor, 'products.manage')
  return await inTransaction(db, async (trx) => {
    const before = await getProduct(trx, id)
    if (version !== undefined && version !== before.version) throw await staleProduct(trx, before)
    const changes = changesBetween(before, input)
    if (Object.keys(changes).length === 0) return before
    const { isActive, ...fields } = input
    const written = await updateProductRow(trx, id, before.version, {
      ...fields, updatedAt: instantNow(),
      ...(input.name === undefined ? {} : { sortName: sortNameOf(input.name) }),
      ...(isActive === undefined ? {} : { isActive: isActive ? 1 : 0 }),
    })
    if (!written) throw await staleProduct(trx, await getProduct(trx, id))
    await recordEvent(trx, actor, { type: 'product.updated', subject: { type: 'product', id }, payload: { name: input.name ?? before.name, changes } })
    return await getProduct(trx, id)
  })
}

/** Takes a product away that no line names any more (deals/delete-product.ts). */
export async function removeProduct(db: Database, id: string): Promise<void> {
  await deleteProductRow(db, id)
}

function sortNameOf(name: string): string {
  return fold(name).slice(0, 200)
}

async function staleProduct(db: Database, current: Product): Promise<DomainError> {
  const changedBy = (await lastEventOf(db, { type: 'product', id: current.id }))?.actorName ?? null
  return new DomainError('stale_version', { detail: `${changedBy ?? 'Someone'} changed this product in the meantime. Look at it as it is now, and change it again.`, extensions: { current, changedBy } })
}
