import { deleteTemplate } from '#server/domain/proposals/templates'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Delete a proposal template',
  params: idParams,
  answers: { 204: null },
}, async ({ event, db, actor, params }) => {
  await deleteTemplate(db, actor, params.id)
  return noContent(event)
})
