import { updateProductSchema } from '#shared/products/schema'
import { updateProduct } from '#server/domain/products/products'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updateProductSchema }, async ({ event, db, actor, params, body }) => (
  { product: await updateProduct(db, actor, params.id, body, expectedVersion(event)) }))
