import { deleteProduct } from '#server/domain/deals/delete-product'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ event, db, actor, params }) => {
  await deleteProduct(db, actor, params.id)
  return noContent(event)
})
