import { deleteDeal } from '#server/domain/deals/deals'
import { defineRoute, noContent } from '#server/http/handler'
import { deleteQuery, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, query: deleteQuery }, async ({ event, db, actor, params, query }) => {
  await deleteDeal(db, actor, params.id, query)
  return noContent(event)
})
