import { deletePurchase } from '#server/domain/money/purchases'
import { defineRoute, noContent } from '#server/http/handler'
import { deleteQuery, idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Put a purchase into the trash, or delete it for good',
  params: idParams,
  query: deleteQuery,
  answers: { 204: null },
}, async ({ event, db, actor, params, query }) => {
  await deletePurchase(db, actor, params.id, query)
  return noContent(event)
})
