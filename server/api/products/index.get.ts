import { listProductsSchema } from '#shared/products/schema'
import { listProducts } from '#server/domain/products/products'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: listProductsSchema }, async ({ db, query }) => await listProducts(db, query))
