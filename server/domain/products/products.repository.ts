import type { Insertable, Selectable, Updateable } from 'kysely'
import type { ListProducts, Product } from '#shared/products/schema'
import { searchWords } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { paginate, type Page } from '#server/db/pagination'
import type { ProductsTable } from '#server/db/product-tables'

const columns = ['id', 'version', 'createdAt', 'updatedAt', 'name', 'sortName', 'description', 'unit', 'unitPriceCents', 'currency', 'isActive'] as const
export type ProductRow = Pick<Selectable<ProductsTable>, (typeof columns)[number]>

const sortColumns = {
  name: { column: 'products.sortName', field: 'sortName' },
  unitPrice: { column: 'products.unitPriceCents', field: 'unitPriceCents' },
  createdAt: { column: 'products.createdAt', field: 'createdAt' },
} as const

export function toProduct({ sortName: _, isActive, ...row }: ProductRow): Product {
  return { ...row, isActive: isActive === 1 }
}

type Filters = Pick<ListProducts, 'q' | 'isActive'>

function matching(db: Database, { q, isActive }: Filters) {
  let query = db.selectFrom('products')
  if (isActive !== undefined) query = query.where('isActive', '=', isActive ? 1 : 0)
  // Words hold letters and digits alone, so none of them is a pattern.
  for (const word of searchWords(q ?? '')) query = query.where('sortName', 'like', `%${word}%`)
  return query
}

export async function pageOfProducts(db: Database, { limit, cursor, sort, ...filters }: ListProducts): Promise<Page<ProductRow>> {
  const { column, field } = sortColumns[sort.replace(/^-/, '') as keyof typeof sortColumns]
  return await paginate<ProductRow>(() => matching(db, filters).select(columns) as never, {
    column, idColumn: 'products.id', descending: sort.startsWith('-'), nullable: false, limit, cursor, key: `products ${sort}`,
    positionOf: row => ({ value: row[field], id: row.id }),
  })
}

export async function countProducts(db: Database, filters: Filters): Promise<number> {
  const { count } = await matching(db, filters).select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

export async function findProductRow(db: Database, id: string): Promise<ProductRow | undefined> {
  return await db.selectFrom('products').select(columns).where('id', '=', id).executeTakeFirst()
}

export async function findProductRows(db: Database, ids: string[]): Promise<ProductRow[]> {
  return await db.selectFrom('products').select(columns).where('id', 'in', ids).execute()
}

export async function insertProducts(db: Database, rows: Insertable<ProductsTable>[]): Promise<void> {
  await db.insertInto('products').values(rows).execute()
}

/** Writes if the version is still the expected one; answers whether it was. */
export async function updateProductRow(db: Database, id: string, version: number, changes: Updateable<ProductsTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('products').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteProductRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('products').where('id', '=', id).execute()
}
