import { removeUpload } from '#server/domain/uploads/uploads'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Drop an upload',
  params: idParams,
  answers: { 204: null },
}, async ({ event, db, actor, params }) => {
  await removeUpload(db, actor, params.id)
  return noContent(event)
})
