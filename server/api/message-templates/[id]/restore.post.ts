import { messageTemplateAnswerSchema } from '#shared/message-templates/answers'
import { restoreMessageTemplate } from '#server/domain/message-templates/message-templates'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Bring back a deleted message template',
  params: idParams,
  answers: { 200: messageTemplateAnswerSchema },
}, async ({ db, actor, params }) => ({ messageTemplate: await restoreMessageTemplate(db, actor, params.id) }))
