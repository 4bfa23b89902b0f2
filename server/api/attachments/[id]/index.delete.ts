import { deleteAttachment } from '#server/domain/attachments/attachments'
import { defineRoute, noContent } from '#server/http/handler'
import { deleteQuery, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, query: deleteQuery }, async ({ event, db, actor, params, query }) => {
  await deleteAttachment(db, actor, params.id, query)
  return noContent(event)
})
