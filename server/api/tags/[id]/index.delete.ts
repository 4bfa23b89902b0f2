import { deleteTag } from '#server/domain/tags/manage-tags'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Delete a tag',
  params: idParams,
  answers: { 204: null },
}, async ({ event, db, actor, params }) => {
  await deleteTag(db, actor, params.id)
  return noContent(event)
})
