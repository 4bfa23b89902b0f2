import { deleteMessageTemplate } from '#server/domain/message-templates/message-templates'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Delete a message template',
  params: idParams,
  answers: { 204: null },
}, async ({ event, db, actor, params }) => {
  await deleteMessageTemplate(db, actor, params.id)
  return noContent(event)
})
