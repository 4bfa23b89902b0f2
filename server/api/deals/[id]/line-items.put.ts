import { putLineItemsSchema } from '#shared/deals/line-items'
import { putLineItems } from '#server/domain/deals/line-items'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: putLineItemsSchema }, async ({ event, db, actor, params, body }) => (
  await putLineItems(db, actor, params.id, body, expectedVersion(event))))
