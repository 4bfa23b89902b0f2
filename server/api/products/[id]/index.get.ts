import { productAnswerSchema } from '#shared/products/answers'
import { getProduct } from '#server/domain/products/products'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a product',
  params: idParams,
  answers: { 200: productAnswerSchema },
}, async ({ db, params }) => ({ product: await getProduct(db, params.id) }))
