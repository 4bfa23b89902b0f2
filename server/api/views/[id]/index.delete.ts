import { deleteView } from '#server/domain/views/views'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Delete a view',
  params: idParams,
  answers: { 204: null },
}, async ({ event, db, actor, params }) => {
  await deleteView(db, actor, params.id)
  return noContent(event)
})
