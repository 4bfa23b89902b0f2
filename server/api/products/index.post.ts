import { productAnswerSchema } from '#shared/products/answers'
import { createProductSchema } from '#shared/products/schema'
import { createProduct } from '#server/domain/products/products'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Create a product',
  body: createProductSchema,
  answers: { 201: productAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const product = await createProduct(db, actor, body)
  return created(event, `/api/products/${product.id}`, { product })
})
