import { deleteProduct } from '#server/domain/deals/delete-product'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Delete a product',
  params: idParams,
  answers: { 204: null },
}, async ({ event, db, actor, params }) => {
  await deleteProduct(db, actor, params.id)
  return noContent(event)
})
