import { productsAnswerSchema } from '#shared/products/answers'
import { listProductsSchema } from '#shared/products/schema'
import { listProducts } from '#server/domain/products/products'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List products',
  query: listProductsSchema,
  answers: { 200: productsAnswerSchema },
}, async ({ db, query }) => await listProducts(db, query))
