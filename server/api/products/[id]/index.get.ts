import { getProduct } from '#server/domain/products/products'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, params }) => ({ product: await getProduct(db, params.id) }))
