import { productAnswerSchema } from '#shared/products/answers'
import { updateProductSchema } from '#shared/products/schema'
import { updateProduct } from '#server/domain/products/products'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a product',
  params: idParams,
  body: updateProductSchema,
  versioned: true,
  answers: { 200: productAnswerSchema },
}, async ({ db, actor, params, body, version }) => (
  { product: await updateProduct(db, actor, params.id, body, version) }))
